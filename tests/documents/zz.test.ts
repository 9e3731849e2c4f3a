import { readdirSync, readFileSync } from 'node:fs';
import { lintMarkdown } from '../../src/documents/lint/lint';
import { inWords } from '../../src/sentence';
import { defaultSettings } from '../support/default-settings';
test('x', () => {
  const out: string[] = [];
  for (const f of ['scenarios/', ''].flatMap((d) => readdirSync(`tests/golden/${d}`).filter((x) => x.endsWith('.md')).map((x) => d + x))) {
    out.push(`== ${f}`);
    for (const each of lintMarkdown(readFileSync(`tests/golden/${f}`, 'utf8'))) out.push(`${each.line} ${each.id} ${each.severity} ${inWords(each.sentence, defaultSettings)}`);
  }
  process.stdout.write(out.join('\n') + '\n');
  for (const [n, text] of Object.entries({ br: '['.repeat(300000), st: '*a '.repeat(200000), tick: '`a``'.repeat(100000), q: '> '.repeat(200000), nl: '- a\n'.repeat(200000), em: '**a'.repeat(100000)+'\n', lt: '<'.repeat(300000), tab: '|a'.repeat(100000)+'\n'+'|-'.repeat(100000), nest: Array.from({length: 2000}, (_, i) => ' '.repeat(i) + '- a').join('\n'), tl: '## Timeline\n' + '- **12:00** I should have been quickly, 21:03 PM the team forgot\n'.repeat(20000), dash: '- ' .repeat(100000), dur: 'down for '.repeat(100000), from: 'from 10:00 '.repeat(50000), link: '[a]('.repeat(100000), para: 'a\n'.repeat(300000), para2: '## Timeline\n\n'+'~ '.repeat(300000), bang: '## Summary\n\n'+'![a'.repeat(100000), team: 'the big '.repeat(100000), ref: '[a]: b\n'.repeat(50000) })) {
    const t = Date.now(); new (require('markdown-it'))().disable(['inline']).parse(text, {}); const t1 = Date.now() - t;
    const n2 = lintMarkdown(text).length;
    process.stdout.write(`${n} ${text.length} ${t1} parse, ${Date.now() - t - t1} ms ${n2}\n`);
  }
}, 600000);
