(() => {
  "use strict";
  const PAGE = 50;
  const signs = { professional: "★", functional: "✓", broken: "✗", unknown: "?" };
  const data = document.getElementById("samples");
  if (data) {
    const rows = JSON.parse(data.textContent).rows;
    const body = document.querySelector("#all tbody");
    const find = document.getElementById("find");
    const tier = document.getElementById("tier");
    const count = document.getElementById("count");
    const [back, next] = ["back", "next"].map((id) => document.getElementById(id));
    let haystack = null, page = 0, found = rows;
    const cell = (row, text, kind) => {
      const made = row.insertCell();
      if (kind === "num") made.className = "num";
      if (kind === "code") {
        made.appendChild(document.createElement("code")).textContent = text;
      } else made.textContent = text;
      return made;
    };
    const draw = () => {
      const shown = found.slice(page * PAGE, page * PAGE + PAGE);
      body.textContent = "";
      for (const [path, rubric, , quant, , name, score, root] of shown) {
        const row = body.insertRow();
        const label = document.createElement("span");
        label.className = "tier " + name;
        label.textContent = (signs[name] || "?") + " " + name;
        row.insertCell().appendChild(label);
        cell(row, score === null ? "—" : score.toFixed(2), "num");
        cell(row, quant || "—");
        cell(row, rubric);
        cell(row, path, "code");
        cell(row, root || "", "code");
      }
      const from = found.length ? page * PAGE + 1 : 0;
      count.textContent = found.length === rows.length
        ? `${rows.length} samples` : `${found.length} of ${rows.length} samples`;
      if (found.length > PAGE) count.textContent += `, ${from} to ${from + shown.length - 1} shown`;
      back.disabled = page === 0;
      next.disabled = (page + 1) * PAGE >= found.length;
    };
    const search = () => {
      haystack ||= rows.map((row) => row.join("\n").toLowerCase());
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      found = rows.filter((row, at) => (!tier.value || row[5] === tier.value)
        && words.every((word) => haystack[at].includes(word)));
      page = 0;
      draw();
    };
    find.addEventListener("input", search);
    tier.addEventListener("change", search);
    back.addEventListener("click", () => { page -= 1; draw(); });
    next.addEventListener("click", () => { page += 1; draw(); });
    draw();
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".run");
    if (!button) return;
    const open = button.nextElementSibling;
    if (open && open.matches("iframe.program")) {
      open.remove();
      button.textContent = "Run this page";
      return;
    }
    const frame = document.createElement("iframe");
    frame.className = "program";
    frame.setAttribute("sandbox", "allow-scripts");
    frame.title = "the page, running in a closed frame";
    frame.srcdoc = button.dataset.program;
    button.after(frame);
    button.textContent = "Stop";
  });
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".ladder > details").forEach((one) => { one.open = true; });
  });
})();
