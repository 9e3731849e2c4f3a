import { TestBrowser } from '../support/browser';
import { runSuite } from './suites';

// Held from the first file to the last, so that all of them share one Chromium.
let browser: TestBrowser;
beforeAll(async () => {
  browser = await TestBrowser.launch();
});
afterAll(() => browser.close());

runSuite('browser');
