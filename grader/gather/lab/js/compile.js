// Compiles one script in an empty page and runs none of it. Answers null where it is accepted,
// else {name, message, line, column} with line and column from 0, in UTF-16 units.
var ADDED = /^Uncaught (\w+: )(?:Failed to .+? (?:on|from) '\w+': )?/;

function compile(kind, text) {
  // A module that imports an address nobody can resolve is parsed, and never run.
  const guard = 'import "nowhere";';
  return new Promise((resolve) => {
    const take = ({ error, message, lineno, colno }) => {
      removeEventListener("error", take);
      if (kind === "module" && !(error instanceof SyntaxError)) return resolve(null);
      const line = Math.max(lineno - 1, 0);
      const column = colno - 1 - (kind === "module" && line === 0 ? guard.length : 0);
      // the browser adds which call of ours met the error
      const words = message.replace(ADDED, "$1");
      return resolve({ name: error.name, message: words, line, column: Math.max(column, 0) });
    };
    addEventListener("error", take);
    if (kind === "module") {
      const script = document.createElement("script");
      script.type = "module";
      script.textContent = guard + text;
      document.head.append(script);
      return;
    }
    const element = document.createElement("i");
    element.setAttribute("onclick", text);
    if (element.onclick === null) return;
    removeEventListener("error", take);
    resolve(null);
  });
}
