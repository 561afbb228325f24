// Ticks the rules of the password off while it is typed. The server checks them again.
"use strict";
const field = document.getElementById("password");
const rules = document.querySelectorAll("#rules li");
const longestRun = text => text.reduce((run, c, i) => {
  const now = i > 0 && c === text[i - 1] ? run.now + 1 : 1;
  return { now, most: Math.max(run.most, now) };
}, { now: 0, most: 0 }).most;
const checks = {
  LENGTH: (text, n) => text.length >= n,
  DIGITS: (text, n) => text.filter(c => /\p{Nd}/u.test(c)).length >= n,
  LOWER: (text, n) => text.filter(c => /\p{Ll}/u.test(c)).length >= n,
  UPPER: (text, n) => text.filter(c => /\p{Lu}/u.test(c)).length >= n,
  NON_ALPHANUMERIC: (text, n) => text.filter(c => !/[\p{L}\p{Nd}]/u.test(c)).length >= n,
  CONSECUTIVE_IDENTICAL: (text, n) => longestRun(text) <= n,
  TOO_LONG: (text, n) => new TextEncoder().encode(text.join("")).length <= n
};
const check = () => {
  const text = Array.from(field.value);
  for (const rule of rules) {
    const kept = checks[rule.dataset.rule](text, Number(rule.dataset.number));
    rule.classList.toggle("kept", kept);
  }
};
field.addEventListener("input", check);
check();
