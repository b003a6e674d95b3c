// What axe-core finds on the page as it stands. Nothing is loaded for it, and no frame is asked:
// what another document shows is judged with that document.

const MOST_ELEMENTS = 3000; // of more, the comparison of colours alone takes seconds
const MOST_OF_A_RULE = 20;
// Judged from the source by checks of their own (nameless-control), which know what scripts add.
const ELSEWHERE = [
  "area-alt", "button-name", "image-alt", "input-button-name", "input-image-alt", "label",
  "link-name", "select-name",
];

return async () => {
  if (document.getElementsByTagName("*").length > MOST_ELEMENTS) return null;
  const off = Object.fromEntries(ELSEWHERE.map((rule) => [rule, { enabled: false }]));
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const told = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
    rules: off,
    elementRef: true,
    iframes: false,
    preload: false,
  });
  const barriers = told.violations.flatMap((rule) =>
    rule.nodes.slice(0, MOST_OF_A_RULE).map(({ element }) => ({
      rule: rule.id,
      help: rule.help,
      selector: selectorOf(element),
      traits: traitsOf(element),
    })),
  );
  return { rules: told.violations.length + told.passes.length, barriers };
};
