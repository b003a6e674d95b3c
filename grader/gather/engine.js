// Compiles scripts and runs none of them. One JSON request a line comes in, one answer a line
// goes out: {"scripts": [{"kind", "text"}]} → {"verdicts": [null | {name, message, line,
// column}]}, with line and column from 0, in UTF-16 units. A verdict of null means accepted.
"use strict";

const { Session } = require("node:inspector");
const { createInterface } = require("node:readline");
const vm = require("node:vm");

const LONGEST_MESSAGE = 500;

const session = new Session();
session.connect();

function ask(method, parameters) {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}

// A module or a function body has no inspector call of its own. Made by code that the inspector
// evaluates, its syntax error reaches the inspector uncaught, and keeps its place.
function fault(make) {
  globalThis.make = make;
  return ask("Runtime.evaluate", { expression: "make(); undefined", silent: true });
}

const COMPILERS = {
  classic: (text) =>
    ask("Runtime.compileScript", { expression: text, sourceURL: "", persistScript: false }),
  module: (text) => fault(() => new vm.SourceTextModule(text)),
  handler: (text) => fault(() => vm.compileFunction(text, ["event"])),
};

function verdict({ kind, text }) {
  const { exceptionDetails } = COMPILERS[kind](text);
  if (!exceptionDetails) return null;
  const { exception, lineNumber, columnNumber } = exceptionDetails;
  ask("Runtime.releaseObject", { objectId: exception.objectId });
  const [first] = exception.description.split("\n    at ");
  return {
    name: exception.className,
    message: first.slice(0, LONGEST_MESSAGE),
    line: lineNumber,
    column: columnNumber,
  };
}

ask("Runtime.enable");
console.log(JSON.stringify({ version: process.versions.v8, node: process.version }));
createInterface({ input: process.stdin }).on("line", (line) => {
  const verdicts = JSON.parse(line).scripts.map(verdict);
  process.stdout.write(`${JSON.stringify({ verdicts })}\n`);
});
