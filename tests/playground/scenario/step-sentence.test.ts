import { readScenario } from '../../../src/playground/scenario/scenario';
import { wordsFor } from '../../../src/playground/scenario/step-sentence';
import { by } from './played';
import { script, step } from './script';

test.each([
  [step(), 'Amina writes in #ops'],
  [step({ in: 'incident' }), 'Amina writes in the incident’s channel'],
  [by('monitoring', { post: 'Alert' }), 'Monitoring writes in #ops'],
  [by('baraka', { reply: 'Yes', to: { containing: 'down' } }), 'Baraka replies in a thread'],
  [
    by('baraka', { forward: { containing: 'down' }, into: 'incident' }),
    'Baraka forwards a message into the incident’s channel',
  ],
  [by('baraka', { upload: 'trace.txt', content: 'x' }), 'Baraka shares trace.txt'],
  [by('baraka', { convert: 'private' }), 'Baraka makes #ops private'],
  [by('baraka', { archive: true }), 'Baraka archives #ops'],
  [by('baraka', { huddle: 'start' }), 'Baraka starts the huddle in #ops'],
  [by('baraka', { huddle: 'leave' }), 'Baraka leaves the huddle in #ops'],
  [by('baraka', { edit: { containing: 'down' }, text: 'x' }), 'Baraka edits a message'],
  [by('baraka', { delete: { containing: 'down' } }), 'Baraka deletes a message'],
  [by('amina', { react: 'pushpin', to: { containing: 'down' } }), 'Amina reacts with pushpin'],
  [by('amina', { unreact: 'pushpin', to: { containing: 'down' } }), 'Amina takes back pushpin'],
  [by('amina', { command: '/incident close' }), 'Amina types /incident close'],
  [by('amina', { command: `/x ${'y'.repeat(90)}` }), `Amina types /x ${'y'.repeat(56)}…`],
  [by('amina', { shortcut: 'declare' }), 'Amina uses the shortcut declare'],
  [by('amina', { press: 'Close' }), 'Amina presses “Close”'],
  [by('amina', { fill: { Title: 'x' } }), 'Amina fills in a form'],
  [by('amina', { fill: { Title: 'x' }, submit: true }), 'Amina submits a form'],
  [by('amina', { dismiss: true }), 'Amina closes a form'],
  [by('amina', { home: true }), 'Amina opens the app’s Home'],
  [by('amina', { join: true }), 'Amina joins #ops'],
  [by('amina', { leave: true }), 'Amina leaves #ops'],
  [{ at: '15:02', wait: true }, 'Time passes'],
])('%j is told as: %s', (given, words) => {
  const scenario = readScenario(JSON.stringify(script({ steps: [given] })), 'leak.json');
  expect(scenario.steps.map((each) => wordsFor(each, scenario))).toEqual([words]);
});
