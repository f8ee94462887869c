// The page shows when all its forms stand. When they do not come it opens anew, and at last it says so: nobody meets half a
// page without a word. Before it shows nothing can be filled in, so nothing is lost. It speaks both languages, as only the
// kernel knows which one was chosen.
(() => {
  const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]', VIEW = 'application/vnd.jupyter.widget-view+json';
  const PLACE = '.jp-OutputArea-output', FORM = `${PLACE} > .bk:not(:has(.jupyter-widgets-error-widget))`;
  const PATIENCE_MS = 40000, TIMES = 3, LOOK_MS = 200;
  const OPENED = `opened ${location.pathname}`;
  const show = window.voila_finish;
  let forms = null, manager = null, until = 0, before = 0, notice = null;

  const say = (sentence) => {
    const line = document.getElementById('loading_text');
    if (line) line.textContent = sentence;
  };

  // ipywidgets looks two seconds for the model of a form. On a busy computer the models come while it sleeps before its last
  // look; it then believes that they never will, as the manager says that it has restored them all. So the manager does not
  // say that, and a form that gave up is drawn when the models are there.
  const drawAgain = () => {
    manager ??= window.jupyterapp?.widgetManager;
    if (!manager) return;
    Object.defineProperty(manager, 'restoredStatus', { configurable: true, value: false });
    if (forms.every((form) => manager.has_model(form))) manager.restored.emit();
  };

  const stands = () => {
    const size = document.querySelectorAll('#rendered_cells *').length, still = size === before;
    before = size;
    return still && window.themeLoaded && document.querySelectorAll(FORM).length >= forms.length;
  };

  const tell = () => {
    notice = document.createElement('div');
    notice.id = 'half_page';
    notice.setAttribute('role', 'alert');
    notice.innerHTML = '<p><strong>Let op: niet alle formulieren staan op deze pagina.</strong></p><p>De computer heeft het te druk.</p>'
      + '<p>Sluit andere programma’s en tabbladen, en laad deze pagina opnieuw. Wat u al had ingevuld, is bewaard.</p>'
      + '<p><a href="">Laad deze pagina opnieuw</a></p>'
      + '<p lang="en">Some forms are missing, as this computer is too busy. Close other programs and tabs, and load this page again.'
      + ' What you filled in before is kept.</p>';
    document.querySelector('#rendered_cells > div').prepend(notice);
    for (const place of document.querySelectorAll(PLACE)) {
      if (/^(Loading|Error displaying) widget/.test(place.textContent)) place.textContent = 'Hier komt een formulier. (A form comes here.)';
    }
    window.themeLoaded = true;
    show();
  };

  const openAnew = () => {
    const opened = 1 + Number(sessionStorage.getItem(OPENED));
    if (opened === TIMES) return false;
    sessionStorage.setItem(OPENED, opened);
    say('Nog niet alle formulieren zijn er. De pagina opent nog een keer. (Some forms are missing. The page opens once more.)');
    location.reload();
    return true;
  };

  const done = () => {
    sessionStorage.removeItem(OPENED);
    notice?.remove();
    show();
  };

  const look = () => {
    drawAgain();
    if (stands()) return done();
    if (!notice && Date.now() > until) {
      if (openAnew()) return;
      sessionStorage.removeItem(OPENED);
      tell();
    }
    setTimeout(look, LOOK_MS);
  };

  window.voila_finish = () => {
    if (forms) return;
    const outputs = [...document.querySelectorAll(OUTPUT)].map((one) => JSON.parse(one.textContent));
    forms = outputs.map((output) => output.data?.[VIEW]?.model_id).filter(Boolean);
    until = Date.now() + PATIENCE_MS;
    say('Een moment geduld: de formulieren komen eraan. (One moment please: the forms are coming.)');
    look();
  };
})();
