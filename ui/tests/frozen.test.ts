// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { JSDOM, VirtualConsole } from 'jsdom';
import { expect, it } from 'vitest';
import { couple } from './parts/couple';
import { words } from './words';

// Built in a process of its own: inside a test the build would take the code meant for tests.
function bundle(): string {
  const script = `
    import { build } from 'vite';
    const { output } = await build({
      logLevel: 'silent',
      build: { write: false, cssCodeSplit: false, rolldownOptions: { output: { format: 'iife' } } },
    });
    process.stdout.write(output.find((file) => file.type === 'chunk').code);
  `;
  const { VITEST: _, ...env } = process.env;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

// The window freezes Object.prototype before anything of ours runs. A library that assigns to a name
// the prototype has (toString, constructor) then throws.
it('runs with the prototype frozen', { timeout: 120_000 }, async () => {
  const script = bundle();

  const problems: string[] = [];
  const console = new VirtualConsole();
  console.on('jsdomError', (problem) => problems.push(problem.message));
  const { window } = new JSDOM('<!doctype html><body><div id="app"></div>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: console,
  });
  Object.assign(window, {
    words,
    matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
    __TAURI_INTERNALS__: {
      transformCallback: () => 1,
      invoke: async (name: string) => (name === 'start' ? couple() : name === 'drafts' ? [] : null),
    },
  });
  window.eval('Object.freeze(Object.prototype)');
  expect(() => window.eval('"use strict"; ({}).toString = 1; Object.prototype.x = 1')).toThrow();
  window.eval(script);
  await expect
    .poll(() => window.document.body.textContent, { timeout: 10_000 })
    .toContain('Common Ground');
  await expect.poll(() => window.document.querySelector('h1')?.textContent).toBeTruthy();
  expect(problems).toEqual([]);
  window.close();
});
