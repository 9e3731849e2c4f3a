import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageOf } from '../src/documents/page/page';
import type { Step } from '../src/playground/scenario/step';

/** A picture for the documents: when in the story it is taken, and how the page is brought to show it. */
export interface Picture {
  /** Its file's name, without `.png`. */
  readonly name: string;
  /** The story, by the name of its scenario. */
  readonly story: string;
  /** Whose tab it is. */
  readonly as: string;
  /** Whether this is the step after which it is taken; `undefined` stands for the end of the story. */
  isAfter(step: Step | undefined): boolean;
  show(page: Page): Promise<void>;
  /** Puts the tab back, where somebody left something open that the story does not know of. */
  leave?(page: Page): Promise<void>;
}

/** A picture of a timeline that the bot draws at the end of a story. */
export interface ChartPicture {
  /** Its file's name, without `.png`. */
  readonly name: string;
  /** The story, by the name of its scenario. */
  readonly story: string;
}

/** An afternoon with two wrong assumptions, and a night with a hand-over. */
export const charts: readonly ChartPicture[] = [
  { name: 'timeline', story: 'memory-leak' },
  { name: 'timeline_at_night', story: 'hand-over-across-a-night' },
];

/** An incident as it is declared, in full swing and as a draft; a hand-over, a call that climbs, and tasks afterwards. */
export const pictures: readonly Picture[] = [
  {
    name: 'declaring',
    story: 'memory-leak',
    as: 'amina',
    isAfter: (step) => step?.type === 'post' && step.form.post.includes('Declaring'),
    async show(page) {
      await goTo(page, 'ops');
      const field = page.getByRole('textbox', { name: 'Message #ops' });
      await field.fill('/incident start');
      await field.press('Enter');
      const form = page.getByRole('dialog', { name: 'Declare an incident' });
      await form.getByLabel('How bad is it?').click();
      await page.getByRole('option', { name: /sev1/ }).click();
      await form.getByLabel('When did the impact begin?').fill('15:00');
      await form.getByLabel('What is wrong?').fill('Website down');
    },
    async leave(page) {
      const form = page.getByRole('dialog', { name: 'Declare an incident' });
      await form.getByRole('button', { name: 'Cancel' }).click();
      await form.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'incident',
    story: 'memory-leak',
    as: 'chebet',
    isAfter: (step) => step?.type === 'command' && step.form.command.startsWith('/incident confirm'),
    async show(page) {
      await goTo(page, 'inc-1-website-down');
      const question = page.getByRole('article').filter({ hasText: 'We are reading the code' });
      await question.getByRole('link', { name: /replies/ }).click();
      await page.getByRole('complementary', { name: 'Thread' }).getByText('Found it').waitFor();
      await page.getByRole('article').filter({ hasText: 'is confirmed' }).last().waitFor();
    },
  },
  {
    name: 'draft',
    story: 'memory-leak',
    as: 'amina',
    isAfter: (step) => step === undefined,
    async show(page) {
      await goTo(page, 'inc-1-website-down');
      const delivered = page.getByRole('article').filter({ hasText: 'The postmortem draft of INC-1' });
      await delivered.getByRole('button', { name: 'Open' }).click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Timeline' }).waitFor();
    },
  },
  {
    name: 'postmortem',
    story: 'memory-leak',
    as: 'amina',
    isAfter: (step) => step === undefined,
    async show(page) {
      const draft = readFileSync(join(__dirname, '../tests/golden/scenarios/memory-leak.md'), 'utf8');
      await page.goto('about:blank');
      await page.setContent(pageOf(draft));
      await page.evaluate('scrollTo(0, 420)');
    },
  },
  {
    name: 'handover',
    story: 'hand-over-across-a-night',
    as: 'amina',
    isAfter: (step) => step?.type === 'command' && step.form.command.startsWith('/incident hand-over @david'),
    async show(page) {
      await goTo(page, 'inc-1-orders-arrive-twice');
      await page.getByRole('button', { name: 'I have it' }).last().waitFor();
    },
  },
  {
    name: 'escalation',
    story: 'escalation-that-climbs',
    as: 'nadia',
    isAfter: (step) => step?.type === 'press' && step.form.press === 'Acknowledge',
    async show(page) {
      await goTo(page, 'inc-1-ledger-out-of-balance');
      await page.getByRole('article').filter({ hasText: 'Acknowledged by Greta' }).last().waitFor();
    },
  },
  {
    name: 'tasks',
    story: 'follow-ups-over-three-weeks',
    as: 'rui',
    isAfter: (step) => step?.type === 'home',
    async show(page) {
      await page
        .getByRole('navigation')
        .getByRole('link', { name: /^Firelog/ })
        .first()
        .click();
      await page.getByText('F3').first().waitFor();
    },
  },
];

async function goTo(page: Page, channel: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${channel}( |$)`) })
    .click();
  await page.getByRole('heading', { name: channel }).waitFor();
}
