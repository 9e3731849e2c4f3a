import { incidentName } from '../../domain/incident/incident';
import { publish } from '../../domain/review/publish';
import { paragraphs } from '../block-kit/message';
import { inPlaceOfButton } from '../interactions/answer';
import type { Button } from '../interactions/button';

/** The action of the button that publishes a postmortem in spite of what speaks against it. */
export const publishAnywayAction = 'publish-anyway';

/** Publishes the postmortem, at the link that stands in its value where there is one. */
export const publishAnyway: Button = {
  action: publishAnywayAction,
  label: 'Publish all the same',

  async press({ value, nameOf, change }) {
    const link = value === '' ? undefined : value;
    const after = await change((incident) => publish(incident, link, nameOf));
    return inPlaceOfButton(paragraphs(`The postmortem of ${incidentName(after)} is published.`));
  },
};
