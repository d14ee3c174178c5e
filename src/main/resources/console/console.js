'use strict';
// Fetches the live parts of a page again when the server says that something has moved; nothing is asked while nobody looks.
(() => {
  const sign = document.getElementById('live-sign');
  const address = document.body.dataset.live;
  let source = null;

  const show = (state, words) => {
    sign.dataset.state = state;
    sign.textContent = words;
  };
  const fetchAgain = (why) => document.body.dispatchEvent(new CustomEvent(why));
  const listen = () => {
    source = new EventSource(address);
    source.addEventListener('open', () => show('on', 'live'));
    source.addEventListener('error', () => show('off', 'not live'));
    source.addEventListener('changed', () => { fetchAgain('live'); fetchAgain('beat'); });
    source.addEventListener('beat', () => fetchAgain('beat'));
  };
  const leave = () => {
    source?.close();
    source = null;
  };

  document.addEventListener('visibilitychange', () => {
    leave();
    if (!document.hidden) {
      listen();
      fetchAgain('live');
      fetchAgain('beat');
    }
  });
  // The connection would count against the few that a browser keeps to one server.
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', () => { if (!source && !document.hidden) listen(); });

  // Whoever is at a link or a field of a live part, or has opened something there, is not disturbed.
  document.body.addEventListener('htmx:beforeRequest', (event) => {
    const part = event.detail.elt;
    const why = event.detail.requestConfig.triggeringEvent?.type;
    if ((why === 'live' || why === 'beat') && part.querySelector(':focus-visible, details[open]')) {
      event.preventDefault();
    }
  });
  document.body.addEventListener('htmx:responseError', () => show('off', 'not live: the server answered with an error'));
  document.body.addEventListener('htmx:sendError', () => show('off', 'not live: the server does not answer'));

  // A filter applies as soon as it is chosen; its button is for those without scripts.
  document.querySelectorAll('form[data-auto]').forEach((form) => {
    form.querySelectorAll('select, input[type=checkbox]').forEach((field) =>
      field.addEventListener('change', () => form.requestSubmit()));
  });
  // Empty fields stay out of the address.
  document.querySelectorAll('form[method=get]').forEach((form) =>
    form.addEventListener('submit', () => form.querySelectorAll('input, select').forEach((field) => {
      if (!field.value) field.disabled = true;
    })));
  // "/" goes to the search.
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.target.closest('input, textarea, select')) {
      event.preventDefault();
      document.getElementById('find').focus();
    }
  });
})();
