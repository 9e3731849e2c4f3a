import createDOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

/*
 * Read only when there is Markdown to show. HTML in it stays text, and what is made of it is cleaned once more, so that
 * two mistakes are needed before a text can do anything.
 */

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });
const purifier = createDOMPurify(window);

// Pictures lie elsewhere, and no request leaves the machine: they become links.
markdown.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const address = markdown.utils.escapeHtml(String(token?.attrGet('src') ?? ''));
  return `<a href="${address}">${markdown.utils.escapeHtml(token?.content || 'Image')}</a>`;
};

markdown.core.ruler.after('inline', 'tasks', ({ tokens }) => {
  for (const [index, token] of tokens.entries()) {
    const isItem =
      tokens[index - 1]?.type === 'paragraph_open' && tokens[index - 2]?.type === 'list_item_open';
    const [first] = token.children ?? [];
    const mark = isItem && first?.type === 'text' ? /^\[([ xX])\]\s+/.exec(first.content) : null;
    if (!first || !mark) continue;
    first.content = first.content.slice(mark[0].length);
    tokens[index - 2]?.attrJoin('class', mark[1] === ' ' ? 'task' : 'task task-done');
  }
});

/**
 * Markdown as nodes that do nothing but show it: no scripts, no forms, no pictures from elsewhere. `addressHere` says
 * where on this page a link leads, if it does.
 */
export function renderMarkdown(
  text: string,
  addressHere: (url: string) => string | undefined,
): DocumentFragment {
  const nodes = purifier.sanitize(markdown.render(text), {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'img',
      'picture',
      'video',
      'audio',
    ],
    FORBID_ATTR: ['style', 'id', 'name'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  });
  for (const link of nodes.querySelectorAll('a')) {
    const here = addressHere(link.href);
    if (here !== undefined) link.setAttribute('href', here);
    if (here?.startsWith('#')) continue;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const item of nodes.querySelectorAll('li.task')) item.prepend(boxFor(item));
  return nodes;
}

/** A box that shows whether a task is done, and cannot be ticked. */
function boxFor(item: Element): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.disabled = true;
  box.checked = item.classList.contains('task-done');
  box.setAttribute('aria-label', box.checked ? 'Done' : 'To do');
  return box;
}
