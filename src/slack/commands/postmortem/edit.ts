import { refuseIfCanceled } from '../../../domain/incident/refuse-if-canceled';
import { findSection } from '../../../domain/postmortem/find-section';
import { sectionList } from '../../block-kit/sections/list';
import { toAsker } from '../../interactions/answer';
import type { Part } from '../../interactions/command';
import { editSectionView, type Writing } from '../../modals/edit-section';

/** Opens the form of a section; without one it shows what stands in each. */
export const edit: Part = {
  name: 'edit',
  aliases: ['write'],
  usage: 'postmortem edit [section]',
  summary: 'Writes a section of the postmortem in a form; without one it shows what stands in each',
  example: 'postmortem edit root cause',

  async run({ args, incident: find, nameOf, linkTo, respondAt }) {
    const incident = await find();
    refuseIfCanceled(incident);
    if (args.trim() === '') return toAsker(sectionList(incident, { nameOf, linkTo }));
    const { name, writing } = sectionAsked(args);
    return { open: editSectionView(incident, findSection(name), { nameOf, linkTo, respondAt, writing }) };
  },
};

/** The section that is named, and whether it is written below what stands there or anew. */
function sectionAsked(args: string): { readonly name: string; readonly writing?: Writing } {
  const words = args.trim().split(/\s+/);
  const last = words.at(-1)?.toLowerCase();
  if (words.length < 2 || (last !== 'below' && last !== 'anew')) return { name: args.trim() };
  return { name: words.slice(0, -1).join(' '), writing: last };
}
