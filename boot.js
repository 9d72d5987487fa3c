// Starts the program, or says why it did not.
//
// The browser checks the hashes of this file, the style sheet and the JavaScript; it does not check
// the one of a preloaded WASM, so this file does, before anything of it runs.

const STALLED_AFTER = 8000;
const QUIET_AFTER = 5000;
const chinese = language().toLowerCase().startsWith("zh");

function language() {
  try {
    return localStorage.getItem("language") ?? navigator.language;
  } catch {
    return navigator.language; // storage is switched off
  }
}

// Nothing in the program writes HTML; should anything ever try, it gets no further than this.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => {
    if (/<\s*\/?\s*(script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:/i.test(html)) {
      throw new TypeError("refused markup");
    }
    return html;
  },
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError("refused script address");
    return url;
  },
});

class Failure extends Error {}

/** Replaces the page with a text and a way out. Plain DOM: the program may be broken or absent. */
function show(english, translated, detail) {
  const box = document.createElement("div");
  box.id = "boot";
  box.className = "boot-shown";
  box.setAttribute("role", "alert");
  const say = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return box.appendChild(element);
  };
  say("h1", chinese ? "控制台已停止" : "The console stopped");
  say("p", chinese ? translated : english);
  if (detail) say("pre", detail);
  const reload = say("button", chinese ? "重新加载" : "Reload");
  reload.className = "btn btn-primary";
  reload.addEventListener("click", () => location.reload());
  document.getElementById("boot")?.remove();
  for (const element of document.body.children) element.inert = true;
  // An open dialog lies above everything; closed, it would be opened again by the program.
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.remove();
  document.body.append(box);
  reload.focus();
}

/** A promise that fails when nothing happened for a while; `alive` tells that something did. */
function watch() {
  let timer, fail;
  const stalled = new Promise((_, reject) => (fail = reject));
  stalled.catch(() => {});
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => fail(new Failure("stalled")), STALLED_AFTER);
  };
  alive();
  return { stalled, alive, done: () => clearTimeout(timer) };
}

/** The style sheet, loaded and unaltered. */
async function styles() {
  const link = document.querySelector('link[rel="stylesheet"]');
  if (!link.sheet) {
    const { stalled, done } = watch();
    const settled = new Promise((resolve) => {
      for (const name of ["load", "error"]) link.addEventListener(name, resolve);
      // It may have failed before anybody listened; then the browser has its times already.
      if (performance.getEntriesByName(link.href).length) setTimeout(resolve, 300);
    });
    // A style sheet that never ends keeps the page white: without it there is at least a text.
    await Promise.race([settled, stalled]).catch((error) => { link.remove(); throw error; }).finally(done);
  }
  if (!link.sheet) throw new Failure("style");
}

/** The WASM, compiled while it arrives; only when its hash is the one the page gives. */
async function program(address, integrity) {
  const abort = new AbortController();
  const { stalled, alive, done } = watch();
  const load = async () => {
    const answer = await fetch(address, { credentials: "same-origin", signal: abort.signal });
    if (!answer.ok) throw new Failure(`HTTP ${answer.status}`);
    const [compiled, checked] = answer.body.tee();
    const headers = { "content-type": answer.headers.get("content-type") ?? "" };
    const module = WebAssembly.compileStreaming(new Response(compiled, { headers }));
    module.catch(() => {});
    const parts = [];
    for (const reader = checked.getReader(); ;) {
      const { done: ended, value } = await reader.read();
      if (ended) break;
      alive();
      parts.push(value);
    }
    const digest = await crypto.subtle.digest("SHA-384", await new Blob(parts).arrayBuffer());
    const hash = `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
    if (hash !== integrity) throw new Failure("altered");
    return module;
  };
  try {
    return await Promise.race([load(), stalled]);
  } finally {
    done();
    abort.abort();
  }
}

/**
 * The JavaScript between browser and WASM; its preload makes the browser compare the hash. That of the first load
 * stands in the page; `integrity` is of one that does not.
 */
async function glue(address, integrity) {
  const { stalled, done } = watch();
  const load = async () => {
    if (integrity) await preload(address, integrity);
    return import(address);
  };
  return Promise.race([load(), stalled]).finally(done);
}

/** A preload for a script that the page does not name itself; settles when the browser is done with it. */
function preload(address, integrity) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "modulepreload", crossOrigin: "anonymous", href: address, integrity });
  const settled = new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Failure("altered")));
  });
  document.head.append(link);
  return settled;
}

// The whole console: the first load brings the lists alone. It comes ahead of time, when a link that
// needs it is pointed at or the page has been quiet for a while, and starts when a page of it is opened.
let whole;
let attempts = 0;

function fetchWhole() {
  const [script, scriptHash, wasm, wasmHash] = document.querySelector('meta[name="later"]').content.split(" ");
  // A script that failed once fails for ever under the same address.
  const load = () => {
    const address = attempts++ ? `${script}?${attempts}` : script;
    return Promise.all([program(wasm, wasmHash), glue(address, scriptHash)]);
  };
  whole ??= load().catch((error) => {
    whole = undefined;
    throw error;
  });
  return whole;
}

const ahead = () => fetchWhole().catch(() => {});
for (const name of ["pointerover", "focusin"]) {
  addEventListener(name, ({ target }) => {
    if (!whole && target.closest?.('a[href*="/nodepools/"]')) ahead();
  });
}

addEventListener("console:whole", async () => {
  try {
    const [module, { default: start }] = await fetchWhole();
    await start({ module_or_path: module });
  } catch (error) {
    console.error(error);
    dispatchEvent(new CustomEvent("console:whole-failed"));
  }
});

/** The first program leaves no listener behind: its router would answer a click before the whole console's. */
function keepAccount() {
  const listeners = [];
  globalThis.addEventListener = (...listener) => {
    listeners.push(listener);
    EventTarget.prototype.addEventListener.apply(globalThis, listener);
  };
  addEventListener("console:take-over", () => {
    delete globalThis.addEventListener;
    // After all of them heard of it: one removed now would not.
    queueMicrotask(() => listeners.forEach((listener) => removeEventListener(...listener)));
  });
}

// What a program has open, so that it can be closed when the program is over.
const open = {};
for (const name of ["EventSource", "Worker"]) {
  globalThis[name] = class extends globalThis[name] {
    constructor(...given) {
      super(...given);
      open[name] = this; // one at a time: the program closes the one before
    }
  };
}

/** Whatever the program still has under way ends here: it is in no state to go on. */
function silence() {
  open.EventSource?.close();
  open.Worker?.terminate();
  globalThis.fetch = () => Promise.reject(new Failure("stopped"));
  globalThis.EventSource = globalThis.Worker = undefined;
  // Timeouts and intervals are numbered together.
  for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer);
}

// The program cannot come back from a panic: its last act is this event.
addEventListener("console:panic", (event) => {
  silence();
  show(
    "A defect stopped the console. What you typed into a form was kept, secrets apart. Nothing more is sent.",
    "控制台因内部错误而停止。表单中已输入的内容已保留（机密除外），不会再发送任何请求。",
    event.detail,
  );
}, { once: true });

try {
  if (typeof WebAssembly !== "object") throw new Failure("WebAssembly");
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]');
  const script = document.querySelector('link[rel="modulepreload"]');
  const parts = [styles(), program(wasm.href, wasm.integrity), glue(script.href)];
  const [, module, { default: start }] = await Promise.all(parts);
  if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  }
  keepAccount();
  await start({ module_or_path: module });
  document.getElementById("boot")?.remove();
  setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(() => whole ?? ahead()), QUIET_AFTER);
} catch (error) {
  console.error(error);
  const english = {
    WebAssembly: "This browser has no WebAssembly, or it is switched off.",
    altered: "A part of the console arrived altered and was not run. Reload the page; if this stays, tell your administrator.",
    stalled: "The download of the console stopped half-way.",
  };
  const translated = {
    WebAssembly: "此浏览器不支持 WebAssembly，或已将其关闭。",
    altered: "控制台的部分文件在传输中被改动，未予运行。请重新加载；如果问题仍然存在，请联系管理员。",
    stalled: "控制台下载中断。",
  };
  show(
    english[error.message] ?? "The console could not be loaded completely. Reload the page.",
    translated[error.message] ?? "控制台未能完整加载。请重新加载页面。",
    error instanceof Failure ? undefined : String(error),
  );
}
