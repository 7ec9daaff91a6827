// Dropping a file, and the progress of its upload and reading. Without this the form works as it stands.

const form = document.getElementById('import');
const drop = document.getElementById('drop');
const input = document.getElementById('file');
const progress = document.getElementById('progress');
const said = document.getElementById('said');

if (form && drop && input && progress && said) {
  const bar = progress.querySelector('progress');
  const stage = progress.querySelector('[data-stage]');
  const again = form.querySelector('[name=again]');
  const words = form.dataset;
  const most = Number(words.most);
  let dragged = 0;

  const part = (name) => said.querySelector(`[data-said=${name}]`);

  const refuse = (refusal) => {
    progress.hidden = true;
    form.hidden = false;
    part('file').textContent = refusal.file || '';
    part('problem').textContent = refusal.problem;
    part('remedy').textContent = refusal.remedy || '';
    part('code').textContent = refusal.code || '';
    part('before').hidden = !refusal.draft;
    said.querySelector('[data-again]').hidden = !refusal.draft;
    if (refusal.draft) part('draft').href = refusal.draft;
    said.hidden = false;
  };

  const broken = { code: '', file: '', problem: words.sayBroken, remedy: words.sayBrokenRemedy };

  const send = () => {
    const file = input.files[0];
    if (!file) return;
    if (file.size > most) {
      refuse({ code: 'IM011', file: file.name, problem: words.sayLarge, remedy: words.sayLargeRemedy });
      return;
    }

    const data = new FormData(form);
    form.hidden = true;
    said.hidden = true;
    progress.hidden = false;
    progress.querySelector('[data-name]').textContent = file.name;
    stage.textContent = words.sayUpload;
    bar.value = 0;

    // XMLHttpRequest rather than fetch: it tells how far an upload is.
    const request = new XMLHttpRequest();
    let taken = 0;
    let done = false;
    const take = (all) => {
      const lines = request.responseText.slice(taken).split('\n');
      const open = all ? '' : lines.pop();
      taken = request.responseText.length - open.length;
      for (const line of lines.filter(Boolean)) {
        let step;
        try { step = JSON.parse(line); } catch { return; }
        if (step.go) { done = true; stage.textContent = words.sayRead; bar.value = 1; location.assign(step.go); }
        else if (step.refused) { done = true; refuse(step.refused); }
        else { stage.textContent = step.stage; bar.value = 0.3 + 0.7 * step.fraction; }
      }
    };
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) bar.value = 0.3 * event.loaded / event.total;
    });
    request.addEventListener('progress', () => take(false));
    request.addEventListener('load', () => { take(true); if (!done) refuse(broken); });
    request.addEventListener('error', () => refuse(broken));
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/x-ndjson');
    request.send(data);
  };

  form.addEventListener('submit', (event) => { event.preventDefault(); send(); });
  input.addEventListener('change', () => { if (input.files.length > 0) { again.checked = false; send(); } });
  said.querySelector('[data-again]').addEventListener('click', () => { again.checked = true; send(); });

  // Files dropped anywhere are meant for here, never to be opened by the browser.
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('dragenter', () => { dragged += 1; drop.classList.add('is-over'); });
  document.addEventListener('dragleave', () => { dragged -= 1; if (dragged <= 0) drop.classList.remove('is-over'); });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    dragged = 0;
    drop.classList.remove('is-over');
    if (form.hidden || event.dataTransfer.files.length === 0) return;
    if (event.dataTransfer.files.length > 1) {
      refuse({ code: 'IM014', file: '', problem: words.saySeveral, remedy: words.saySeveralRemedy });
      return;
    }

    input.files = event.dataTransfer.files;
    again.checked = false;
    send();
  });
}
