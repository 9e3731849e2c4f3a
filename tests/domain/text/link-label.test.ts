import { honestLabel } from '../../../src/domain/text/link-label';

describe('the words that stand for a link', () => {
  test.each([
    ['https://evil.example/login', 'https://bank.example/login'],
    ['https://evil.example/login', 'bank.example'],
    ['https://evil.example/login', 'log in at www.Bank.example.'],
    ['https://evil.example/login', 'BANK.EXAMPLE/login'],
    ['https://evil.example/', 'https://bаnk.example'],
    ['https://bank.example.evil.example/', 'bank.example'],
    ['https://evil.example/bank.example', 'bank.example'],
    ['https://evil.example/', 'bank。example'],
    ['https://evil.example/', 'ba\u200bnk.example'],
    ['https://evil.example/', 'http://intranet'],
    ['https://evil.example/', 'https://intranet:8080/login'],
    ['https://evil.example/', '10.0.0.1'],
    ['mailto:mallory@evil.example', 'ana@bank.example'],
    ['https://evil.example/', `${' '.repeat(2_000)}bank.example`],
    ['mailto:mallory@evil.example', 'bank.example'],
  ])('for %s are not %s, which hides where it leads', (link, label) => {
    expect(honestLabel(link, label)).toBeUndefined();
  });

  test.each([
    ['https://grafana.example/d/1', 'the dashboard'],
    ['https://grafana.example/d/1', 'grafana.example'],
    ['https://grafana.example/d/1', 'https://Grafana.example/d/1?from=now'],
    ['https://www.bank.example/', 'bank.example'],
    ['https://github.example/a/main.ts', 'main.ts'],
    ['https://github.example/releases', 'version 2.4.1, e.g. for Ana'],
    ['https://bücher.example/', 'bücher.example'],
    ['mailto:ana@bank.example?subject=Hi', 'Ana@bank.example'],
    ['mailto:ana@bank.example', 'write to Ana'],
  ])('for %s may be %s', (link, label) => {
    expect(honestLabel(link, label)).toBe(label);
  });
});
