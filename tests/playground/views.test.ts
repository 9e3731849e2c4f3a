import { Ear } from './support/ear';
import { HandClock } from './support/hand-clock';
import { call, openTown, refusal, type Town } from './support/town';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const input = (id: string, element: object = { type: 'plain_text_input', action_id: 'text' }) => ({
  type: 'input',
  block_id: id,
  label: plain(id),
  element,
});
const modal = (extra: object = {}) => ({
  type: 'modal' as const,
  title: plain('Incident'),
  submit: plain('Go'),
  callback_id: 'incident',
  blocks: [input('title')],
  ...extra,
});

describe('modals and the Home tab', () => {
  let town: Town;
  let ear: Ear;
  beforeEach(async () => {
    town = await openTown();
    ear = await Ear.open(town.playground);
  });
  afterEach(() => town.close());

  const trigger = async () => {
    await town.ana.command(town.ops, '/echo x');
    return String(ear.envelopes.at(-1)?.payload.trigger_id);
  };
  const open = async (view: object = modal()) => {
    await call(town.client, 'views.open', { trigger_id: await trigger(), view });
    return town.ana.modal()?.view ?? { id: '', hash: '' };
  };
  const submitWith = (payload: Record<string, unknown>) => {
    ear.answer = ({ payload: { type } }) => (type === 'view_submission' ? payload : {});
    return town.ana.modal()?.submit();
  };

  test('a trigger opens one modal', async () => {
    const trigger_id = await trigger();
    const again = () => town.client.apiCall('views.open', { trigger_id, view: modal() });
    expect(await refusal(again())).toBeUndefined();
    expect(await refusal(again())).toBe('exchanged_trigger_id');
    const unknown = town.client.apiCall('views.open', { trigger_id: '1.2.abc', view: modal() });
    expect(await refusal(unknown)).toBe('invalid_trigger_id');
  });

  test('a trigger expires in real time', async () => {
    const hasty = await openTown({ triggerLifetimeMs: 0, clock: new HandClock() });
    const listener = await Ear.open(hasty.playground);
    await hasty.ana.command(hasty.ops, '/echo x');
    const trigger_id = listener.envelopes[0]?.payload.trigger_id;
    const late = hasty.client.apiCall('views.open', { trigger_id, view: modal() });
    expect(await refusal(late)).toBe('expired_trigger_id');
    await hasty.close();
  });

  test('a view that cannot be drawn is refused where it is wrong, and the trigger stays good', async () => {
    const trigger_id = await trigger();
    const wrong = modal({ title: plain('A title of more than 24 letters') });
    await expect(town.client.apiCall('views.open', { trigger_id, view: wrong })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('[json-pointer:/view/title')] },
      },
    });
    expect(await refusal(town.client.apiCall('views.open', { trigger_id, view: modal() }))).toBeUndefined();
  });

  test('three modals lie on each other and no fourth', async () => {
    const push = async () => {
      await town.ana.modal()?.press({ action: 'go' });
      const trigger_id = ear.envelopes.at(-1)?.payload.trigger_id;
      return town.client.apiCall('views.push', { trigger_id, view: pushable });
    };
    const button = { type: 'button', action_id: 'go', text: plain('More') };
    const pushable = modal({ blocks: [{ type: 'actions', elements: [button] }] });
    await open(pushable);
    const root = town.ana.modal()?.id;
    await push();
    await push();
    expect(await refusal(push())).toBe('push_limit_reached');
    expect(town.ana.modal()?.view).toMatchObject({ root_view_id: root });
    await town.ana.modal()?.close();
    await town.ana.modal()?.close();
    expect(town.ana.modal()?.id).toBe(root);
  });

  test('nothing can be pushed onto nothing', async () => {
    const push = town.client.apiCall('views.push', { trigger_id: await trigger(), view: modal() });
    expect(await refusal(push)).toBe('not_found');
  });

  test('an update needs the hash of what it replaces, if it gives one', async () => {
    const { id, hash } = await open();
    const update = (extra: object) =>
      town.client.apiCall('views.update', { view_id: id, view: modal(), ...extra });
    expect(await refusal(update({ hash: 'old' }))).toBe('hash_conflict');
    expect(await refusal(update({ hash }))).toBeUndefined();
    expect(await refusal(update({ hash }))).toBe('hash_conflict');
    expect(await refusal(update({ view_id: 'V1' }))).toBe('not_found');
  });

  test('inputs that stay keep what was typed when a view is updated', async () => {
    const { id } = await open();
    town.ana.modal()?.fill('title', 'Checkout is down');
    const next = modal({ blocks: [input('title'), input('impact')] });
    await town.client.apiCall('views.update', { view_id: id, view: next });
    expect(town.ana.modal()?.view.state.values).toMatchObject({
      title: { text: { value: 'Checkout is down' } },
      impact: { text: { value: null } },
    });
  });

  test("the app's own id names a view, and no two", async () => {
    await open(modal({ external_id: 'mine' }));
    const update = town.client.apiCall('views.update', {
      external_id: 'mine',
      view: modal({ external_id: 'mine' }),
    });
    expect(await refusal(update)).toBeUndefined();
    const trigger_id = await trigger();
    const second = town.client.apiCall('views.open', { trigger_id, view: modal({ external_id: 'mine' }) });
    expect(await refusal(second)).toBe('duplicate_external_id');
  });

  test('a submission carries everything that was filled in', async () => {
    const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
    const select = { type: 'static_select', action_id: 'pick', options: [option('sev1'), option('sev2')] };
    await open(modal({ blocks: [input('title'), input('severity', select)], private_metadata: 'secret' }));
    const form = town.ana.modal();
    form?.fill('title', 'Checkout');
    form?.fill('severity', 'SEV2');
    expect(() => form?.fill('severity', 'sev9')).toThrow('sev9');
    expect(() => form?.fill('nothing', 'x')).toThrow('the inputs are "title", "severity"');
    expect(await form?.submit()).toEqual({ acknowledged: true, errors: {} });
    expect(await ear.payload('view_submission')).toMatchObject({
      type: 'view_submission',
      user: { id: town.ana.id, name: 'ana' },
      view: {
        callback_id: 'incident',
        private_metadata: 'secret',
        state: {
          values: {
            title: { text: { type: 'plain_text_input', value: 'Checkout' } },
            severity: { pick: { type: 'static_select', selected_option: option('sev2') } },
          },
        },
      },
    });
  });

  test('the answer to a submission can refuse, replace, push, clear, or fail', async () => {
    const titled = (title: string) => modal({ title: plain(title), blocks: [] });
    await open(titled('One'));
    expect(await submitWith({ response_action: 'errors', errors: { title: 'no' } })).toMatchObject({
      errors: { title: 'no' },
    });
    await submitWith({ response_action: 'update', view: titled('Two') });
    expect(town.ana.modal()?.view.title).toEqual(plain('Two'));
    await submitWith({ response_action: 'push', view: titled('Three') });
    expect(town.ana.modal()?.view.title).toEqual(plain('Three'));
    for (const [answer, error] of [
      [{ response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
      [{ response_action: 'errors', errors: {} }, 'invalid_errors'],
      [{ response_action: 'dance' }, 'invalid_response_action'],
    ] as const) {
      expect(await submitWith(answer)).toEqual({ acknowledged: true, errors: {}, error });
    }
    await submitWith({});
    expect(town.ana.modal()?.view.title).toEqual(plain('Two'));
    await submitWith({ response_action: 'push', view: titled('Three') });
    await submitWith({ response_action: 'clear' });
    expect(town.ana.modal()).toBeUndefined();
  });

  test('a submission that nobody acknowledges leaves the modal open', async () => {
    const other = await openTown({ deliveries: { ackTimeoutMs: 300 } });
    const deaf = await Ear.open(other.playground);
    await other.ana.command(other.ops, '/echo x');
    const trigger_id = deaf.envelopes[0]?.payload.trigger_id;
    await other.client.apiCall('views.open', { trigger_id, view: modal({ blocks: [] }) });
    deaf.answer = () => undefined;
    expect(await other.ana.modal()?.submit()).toEqual({ acknowledged: false, errors: {} });
    expect(other.ana.modal()).toBeDefined();
    await other.close();
  });

  test('a closed modal is told of only where the app asked for that', async () => {
    await open(modal({ notify_on_close: true }));
    await town.ana.modal()?.close();
    await open(modal());
    await town.ana.modal()?.close();
    const closed = ear.envelopes.filter(({ payload }) => payload.type === 'view_closed');
    expect(closed).toMatchObject([{ payload: { is_cleared: false, view: { callback_id: 'incident' } } }]);
    expect(town.ana.modal()).toBeUndefined();
  });

  test('the Home tab shows what was published for that person', async () => {
    const button = { type: 'button', action_id: 'go', text: plain('Go'), value: 'v' };
    const view = {
      type: 'home' as const,
      blocks: [{ type: 'actions', block_id: 'row', elements: [button] }],
    };
    await town.ana.home();
    expect(await ear.event('app_home_opened')).toMatchObject({
      user: town.ana.id,
      tab: 'home',
      channel: expect.stringMatching(/^D/),
    });
    await town.client.apiCall('views.publish', { user_id: town.ana.id, view });
    expect(town.ana.homeView()).toMatchObject({ type: 'home', blocks: [{ block_id: 'row' }] });
    expect(town.ben.homeView()).toBeUndefined();
    expect(await town.ana.pressHome({ action: 'go' })).toEqual({ acknowledged: true });
    expect(await ear.payload('block_actions')).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home' },
      actions: [{ action_id: 'go', block_id: 'row', value: 'v' }],
    });
    const publish = (extra: object) =>
      town.client.apiCall('views.publish', { user_id: town.ana.id, view, ...extra });
    expect(await refusal(publish({ hash: 'old' }))).toBe('hash_conflict');
    expect(await refusal(publish({ user_id: 'U1' }))).toBe('user_not_found');
    expect(await refusal(publish({ view: modal() }))).toBe('invalid_arguments');
  });
});
