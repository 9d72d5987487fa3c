// What the measurement means: pure, so that it is tested without a browser.

/** The figures that the project promises of the form in page `name`, from `{ page: { paint: { median, p95 } } }` at full and at a quarter of the speed. */
export function judge(name, free, slow) {
  const median = slow[name].paint.median / slow.peer.paint.median;
  const p95 = slow[name].paint.p95 / slow.peer.paint.p95;
  return [
    aboveEmpty(name, free),
    { text: `${name}: ${median.toFixed(2)} of the peer at the median, throttled; at most 0.50`, holds: median <= 0.5 },
    { text: `${name}: ${p95.toFixed(2)} of the peer at p95, throttled; at most 0.50`, holds: p95 <= 0.5 },
  ];
}

/** The figures that the project promises of the instance type picker. */
export function judgePicker(free, rows, { catalogue, shown }) {
  return [
    { text: `${shown} of the catalogue's ${catalogue} instance types are offered; at least 500`, holds: shown === catalogue && shown >= 500 },
    aboveEmpty('console', free),
    { text: `${rows} rows in the document at most; at most 100`, holds: rows > 0 && rows <= 100 },
  ];
}

function aboveEmpty(name, free) {
  const above = free[name].paint.p95 - free.empty.paint.p95;
  return { text: `${name}: ${above.toFixed(1)} ms above the empty page at p95, unthrottled; at most 16.7`, holds: above <= 16.7 };
}

/** Names the first line in which two forms' texts differ; nothing when they are the same. The ids of vSwitches differ. */
export function firstDifference(one, other) {
  const lines = ({ code }) => code.replaceAll(/vsw-[0-9a-z]+/g, 'vsw').replaceAll(/ +$/gm, '').split('\n');
  const [left, right] = [lines(one), lines(other)];
  for (let line = 0; line < Math.max(left.length, right.length); line += 1) {
    if (left[line] === right[line]) continue;
    const shown = (text) => (text === undefined ? 'the end' : JSON.stringify(text));
    return `the two texts differ in line ${line + 1}: ${one.name} has ${shown(left[line])}, ${other.name} has ${shown(right[line])}`;
  }
  return undefined;
}
