import { type ComponentChildren, render } from 'preact';
import { useState } from 'preact/hooks';
import type { Outcome, Pressing } from '../../src/playground/page/contract';
import type { View, ViewValues } from '../../src/playground/state/state';
import { Avatar } from '../content/avatar';
import { EmojiPicker } from '../content/emoji/emoji-picker';
import { Home } from '../content/home';
import { MessageBody } from '../content/message-body';
import { ModalStack } from '../content/modal/modal';
import { Mrkdwn } from '../content/mrkdwn/mrkdwn-view';
import { ReaderContext } from '../content/reader';
import '../style/index.css';
import './gallery.css';
import {
  sampleBrokenBlocks,
  sampleMessageBlocks,
  sampleRareBlocks,
  sampleRichText,
  sampleTexts,
} from './sample-blocks';
import { sampleInputs } from './sample-inputs';
import { sampleReader } from './sample-reader';
import { sampleAttachments, sampleFiles, sampleModal } from './sample-rest';

/*
 * A sheet with everything that messages and views can hold, to look at while working on it: `npx vite page`, then
 * `/gallery.html`. `?modal=first|errors|stacked` shows a modal instead, `?picker` the emoji. It is not shipped.
 */

const asked = new URLSearchParams(location.search);

/** The app of the gallery takes a moment and is content, but for buttons called `close`. */
async function press(pressing: Pressing): Promise<Outcome> {
  const { action } = pressing;
  document.body.dataset.pressed = JSON.stringify(pressing);
  await new Promise((done) => setTimeout(done, 300));
  return { ok: true, acknowledged: action !== 'close' };
}

async function suggest(_: string, typed: string): Promise<readonly unknown[]> {
  return ['checkout', 'cart', 'search']
    .filter((name) => name.includes(typed))
    .map((name) => ({ value: name, text: { type: 'plain_text', text: name } }));
}

function Gallery() {
  return (
    <ReaderContext.Provider value={sampleReader}>
      <main class="gallery">
        <h1>Gallery</h1>
        {asked.size === 0 && <Sheets />}
        {asked.has('picker') && <EmojiPicker onPick={() => undefined} onClose={() => undefined} />}
      </main>
      <Modals which={asked.get('modal')} />
    </ReaderContext.Provider>
  );
}

function Sheets() {
  return (
    <>
      <Sheet title="Faces">
        {Object.keys(sampleReader.people).map((id) => (
          <Avatar key={id} id={id} size="large" />
        ))}
        <Avatar id="U0FIRELOG" size="huge" />
        <Avatar id="U0BARAKA" />
        <Avatar id="U0CHEBET" size="small" />
        <Avatar id="B0ALERTS" size="tiny" />
      </Sheet>
      <Sheet title="Markup">
        {sampleTexts.map((text) => (
          <Mrkdwn key={text} text={text} />
        ))}
      </Sheet>
      <Message title="Blocks of a message" blocks={sampleMessageBlocks} />
      <Message title="Rich text" blocks={sampleRichText} />
      <Message title="Rare blocks" blocks={sampleRareBlocks} />
      <Message title="Broken blocks" blocks={sampleBrokenBlocks} />
      <Message
        title="Attachments and an edited text"
        text="See what came in."
        attachments={sampleAttachments}
      />
      <Message title="Files" text="" files={sampleFiles} />
      <Sheet title="Home">
        <Home
          view={sampleModal('home', 'Home', sampleMessageBlocks.slice(0, 4))}
          press={press}
          suggest={suggest}
        />
      </Sheet>
    </>
  );
}

function Sheet({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <div class="sheet">{children}</div>
    </section>
  );
}

type Sample = Partial<Parameters<typeof MessageBody>[0]['message']> & { readonly title: string };

function Message({ title, text = '', ...rest }: Sample) {
  const edited = { user: 'U0AMINA', ts: '1.0' };
  return (
    <Sheet title={title}>
      <MessageBody
        message={{ text, ...(text === '' ? {} : { edited }), ...rest }}
        press={press}
        suggest={suggest}
      />
    </Sheet>
  );
}

function Modals({ which }: { readonly which: string | null }) {
  const first = sampleModal('V1', 'Declare an incident', sampleInputs);
  const second = sampleModal('V2', 'Choose an entry', sampleMessageBlocks.slice(1, 2), false);
  const [views, setViews] = useState<readonly View[]>(
    which === null ? [] : which === 'stacked' ? [first, second] : [first],
  );
  if (views.length === 0) return null;
  const submit = async (values: ViewValues): Promise<Outcome> => {
    document.body.dataset.submitted = JSON.stringify(values);
    if (which !== 'errors') return { ok: true, acknowledged: false };
    return {
      ok: true,
      acknowledged: true,
      errors: { title: 'There is such an incident already.', number: 'Too many.' },
    };
  };
  const close = (): void => setViews(views.slice(0, -1));
  return <ModalStack views={views} submit={submit} close={close} press={press} suggest={suggest} />;
}

const place = document.getElementById('page');
if (place) render(<Gallery />, place);
