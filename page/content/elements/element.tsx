import type { ComponentType } from 'preact';
import type { ElementProps } from '../acting';
import { Unknown } from '../guard';
import { BlockImage } from '../image';
import { Button, FeedbackButtons, IconButton, WorkflowButton } from './button';
import { Checkboxes, RadioButtons } from './choices';
import './elements.css';
import { Overflow } from './overflow';
import { DatePicker, DateTimePicker, TimePicker } from './pickers';
import { ExternalSelect, Select } from './select';
import { FileInput, LineInput, RichTextInput, TextInput } from './text-inputs';

const ELEMENTS: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: Button,
  workflow_button: WorkflowButton,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  image: BlockImage,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  static_select: Select,
  multi_static_select: Select,
  users_select: Select,
  multi_users_select: Select,
  conversations_select: Select,
  multi_conversations_select: Select,
  channels_select: Select,
  multi_channels_select: Select,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  plain_text_input: TextInput,
  number_input: LineInput,
  email_text_input: LineInput,
  url_text_input: LineInput,
  rich_text_input: RichTextInput,
  file_input: FileInput,
};

/** An element of a block; one of a type that nobody knows is named instead. */
export function Element({ element, place }: ElementProps) {
  const type = String(element.type);
  const Known = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Known ? <Known element={element} place={place} /> : <Unknown what={type} />;
}
