// Keys and highlights of the review page. Everything here also works without it, by links, fields and buttons.

const page = document.querySelector('[data-review]');
const form = document.getElementById('item-form');
const desk = page?.querySelector('.desk');
const pane = page?.querySelector('.pane-item .scroll');

if (page && form && desk && pane) {
  let dirty = false;
  let sent = false;

  const owned = (event) => event.target.form === form;
  document.addEventListener('input', (event) => { if (owned(event)) dirty = true; });
  form.addEventListener('submit', () => { sent = true; });
  window.addEventListener('beforeunload', (event) => { if (dirty && !sent) event.preventDefault(); });

  // ---- words and fields point at each other ----

  const words = (field) => [...desk.querySelectorAll('[data-f]')].filter((run) =>
    run.dataset.f.split(' ').some((f) => f === field || f.startsWith(field + '.')));

  const point = (field) => {
    for (const run of desk.querySelectorAll('.asked')) run.classList.remove('asked');
    const runs = words(field);
    for (const run of runs) run.classList.add('asked');
    if (runs.length > 0) show(desk, runs[0]);
  };

  const show = (scroller, element) => {
    const box = element.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    if (box.top < view.top + 24 || box.bottom > view.bottom - 24) {
      scroller.scrollTop += box.top - view.top - view.height / 3;
    }
  };

  document.addEventListener('focusin', (event) => {
    const field = event.target.dataset?.field;
    if (field) point(field);
  });

  desk.addEventListener('click', (event) => {
    const fields = event.target.closest('[data-f]')?.dataset.f.split(' ') ?? [];
    // The smallest field first: an owner rather than the whole text.
    const inputs = fields.filter((f) => f !== 'text').concat('text').flatMap((f) => [f, f.split('.')[0]])
      .map((f) => page.querySelector(`.pane-item [data-field="${CSS.escape(f)}"]`)).filter(Boolean);
    if (fields.length > 0 && inputs.length > 0) {
      inputs[0].closest('details')?.setAttribute('open', '');
      inputs[0].focus();
    }
  });

  // ---- names: Enter in a name's field ties that name ----

  pane.addEventListener('keydown', (event) => {
    const here = event.key === 'Enter' && event.target.matches('.name-here .form-control') ? event.target.closest('.name-here') : null;
    if (!here) return;
    event.preventDefault();
    event.stopPropagation();
    (event.target.closest('.act-line') ?? here).querySelector('button').click();
  });

  // ---- doubts ----

  const cards = [...pane.querySelectorAll('[data-doubt]')];
  let current = Math.max(0, cards.findIndex((card) => card.classList.contains('current')));

  const choose = (index) => {
    if (cards.length === 0) return;
    current = (index + cards.length) % cards.length;
    cards.forEach((card, i) => {
      card.classList.toggle('current', i === current);
      card.querySelector('[data-key=accept]')?.classList.toggle('btn-primary', i === current);
    });
    const card = cards[current];
    show(pane, card);
    if (card.dataset.doubtField) point(card.dataset.doubtField);
    for (const link of document.querySelectorAll('.findings a')) {
      link.toggleAttribute('aria-current', new URL(link.href).searchParams.get('finding') === card.dataset.doubt);
    }
  };

  const edit = (card) => {
    const field = card?.dataset.doubtField;
    const input = field && page.querySelector(`.pane-item [data-field="${CSS.escape(field)}"], .pane-item [data-field^="${CSS.escape(field)}."]`);
    const target = input || pane.querySelector('[data-field]');
    target?.closest('details')?.setAttribute('open', '');
    target?.focus();
    target?.select?.();
  };

  const press = (key) => cards[current]?.querySelector(`[data-key=${key}]`)?.click();

  for (const link of pane.querySelectorAll('[data-key=edit]')) {
    link.addEventListener('click', (event) => { event.preventDefault(); edit(link.closest('[data-doubt]')); });
  }

  // ---- keys ----

  const submit = (value) => {
    const button = document.createElement('button');
    button.type = 'submit';
    button.name = 'do';
    button.value = value;
    button.hidden = true;
    form.append(button);
    button.click();
  };

  const leaveFor = (link, wish) => {
    if (dirty) submit(wish);
    else link?.click();
  };

  const before = () => {
    const ticks = [...document.querySelectorAll('.ticks a')];
    const at = ticks.findIndex((a) => a.hasAttribute('aria-current'));
    return at > 0 ? ticks[at - 1] : null;
  };

  const check = () => {
    const button = page.querySelector('.pane-item footer button[value=check], .pane-item footer button[value=next]');
    if (button?.getAttribute('aria-disabled') === 'true' && !dirty) choose(current);
    else button?.click();
  };

  const skip = page.querySelector('[data-key=j]');
  skip?.addEventListener('click', (event) => {
    if (!dirty) return;
    event.preventDefault();
    submit('next');
  });

  // ---- split at the cursor, take back ----

  const acts = pane.querySelector('[data-acts]');
  const text = document.getElementById('f-text');
  const cutHere = acts?.querySelector('[data-cut-here]');
  let caret = 0;
  if (cutHere && text) {
    cutHere.hidden = false;
    const keep = () => { caret = text.selectionStart; };
    for (const name of ['keyup', 'click', 'select', 'blur']) text.addEventListener(name, keep);
    cutHere.addEventListener('click', () => {
      const rest = text.value.slice(caret);
      const at = new Option('', `${caret}:${[...rest.trimStart().split(/\s/)[0]].slice(0, 6).join('')}`, true, true);
      acts.querySelector('[name=cut]').append(at);
      submit('split');
    });
  }

  const openActs = () => {
    acts?.setAttribute('open', '');
    acts?.querySelector('select, button')?.focus();
    if (acts) show(pane, acts);
  };

  const undo = document.querySelector('[data-undo]');

  const keys = {
    s: openActs,
    Enter: () => press('accept'),
    k: () => press('keep'),
    e: () => edit(cards[current]),
    ArrowUp: () => choose(current - 1),
    ArrowDown: () => choose(current + 1),
    j: () => leaveFor(skip, 'next'),
    p: () => leaveFor(before(), 'previous'),
    g: () => document.getElementById('jump')?.focus(),
    '?': () => document.getElementById('all-keys')?.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter') { event.preventDefault(); check(); }
      else if (event.key.toLowerCase() === 's') { event.preventDefault(); submit('save'); }
      // In a field, or with something typed, the browser's own undo comes first.
      else if (event.key.toLowerCase() === 'z' && !event.shiftKey && !dirty && undo && !event.target.matches('input, textarea')) { event.preventDefault(); undo.click(); }
      return;
    }

    const at = event.target;
    if (at.matches('input, select, textarea')) {
      if (event.key === 'Escape') at.blur();
      return;
    }

    // A focused button or link keeps its Enter, the scrolled document its arrows.
    if (event.key === 'Enter' && at.matches('button, a, summary')) return;
    if (event.key.startsWith('Arrow') && at === desk) return;
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act || (event.key.startsWith('Arrow') && cards.length === 0)) return;
    event.preventDefault();
    act();
  });

  // ---- where the page opens ----

  const strip = document.querySelector('.ticks');
  const tick = strip?.querySelector('[aria-current]');
  if (tick) strip.scrollLeft += tick.getBoundingClientRect().left - strip.getBoundingClientRect().left - strip.clientWidth / 2;

  const here = desk.querySelector('mark.is-doubt') ?? desk.querySelector('.here');
  if (here) show(desk, here);
  const wrong = pane.querySelector('.field-problem') ?? pane.querySelector('[role=alert]');
  if (wrong) show(pane, wrong);
}
