import { findBrowser, type Machine } from '../../../src/cli/export/find-browser';

/** A machine on which only these are programs. */
function machine(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...programs: string[]): Machine {
  return { platform, env, isProgram: (path) => programs.includes(path) };
}

test('the browser that CHROME_PATH names comes first', () => {
  const env = { CHROME_PATH: ' /opt/own/chrome ', PATH: '/usr/bin' };
  const own = machine('linux', env, '/usr/bin/chromium', '/opt/own/chrome');
  expect(findBrowser(own)).toBe('/opt/own/chrome');
});

test('Chrome comes before others in PATH, wherever it stands there', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  const both = machine('linux', env, '/usr/local/bin/chromium', '/usr/bin/google-chrome');
  expect(findBrowser(both)).toBe('/usr/bin/google-chrome');
});

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['darwin', { HOME: '/Users/a' }, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', { HOME: '/Users/a' }, '/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['win32', { PROGRAMFILES: 'C:/Programs' }, 'C:/Programs/Google/Chrome/Application/chrome.exe'],
  ['win32', { 'PROGRAMFILES(X86)': 'C:/Old' }, 'C:/Old/Microsoft/Edge/Application/msedge.exe'],
  ['linux', {}, '/opt/google/chrome/chrome'],
])('on %s with %j it is found where its installer puts it', (platform, env, program) => {
  expect(findBrowser(machine(platform, env, program))).toBe(program);
});

test('where there is none, it is said what to do', () => {
  expect(() => findBrowser(machine('linux', { PATH: '/usr/bin' }))).toThrow(
    'A PDF is printed by a browser, and there is no Chrome, Chromium or Edge here. Install one, set CHROME_PATH to ' +
      'where it is, or print the page yourself: --form html.',
  );
});
