// Warns one minute before the session ends, for want of activity or because its time is over, in every tab of that session.
const dialog = document.getElementById('inactivite')
if (dialog instanceof HTMLDialogElement) {
  const minute = 60_000
  const key = `preau-activite-${dialog.dataset.session ?? ''}`
  const idle = Number(dialog.dataset.idleSeconds) * 1000
  const loaded = Date.now()
  const over = loaded + Number(dialog.dataset.leftSeconds) * 1000
  const counter = dialog.querySelector('[data-secondes]')
  const kept = () => {
    try {
      return Number(localStorage.getItem(key)) || 0
    } catch {
      return 0
    }
  }
  const mark = () => {
    try {
      localStorage.setItem(key, String(Date.now()))
    } catch {
      // Without storage each tab counts for itself.
    }
  }
  let since = loaded
  let understood = false
  // The server notes activity to the minute: its end may come a minute before ours.
  const idleLeft = () => Math.max(since, kept()) + idle - minute - Date.now()
  const overLeft = () => over - Date.now()
  const cause = () => (overLeft() <= idleLeft() ? 'duree' : 'inactivite')
  const say = (which) => {
    for (const part of dialog.querySelectorAll('[data-cause]')) part.hidden = part.dataset.cause !== which
  }
  const stay = async () => {
    const answer = await fetch(dialog.dataset.stay ?? '', { redirect: 'manual' }).catch(() => undefined)
    if (answer?.status !== 204) return leave('inactivite')
    since = Date.now()
    mark()
    dialog.close()
  }
  const dismiss = () => {
    understood = true
    dialog.close()
  }
  const leave = (which) => location.assign(`${dialog.dataset.ended ?? '/?'}&cause=${which}`)
  const tick = () => {
    const which = cause()
    const seconds = Math.ceil(Math.min(idleLeft(), overLeft()) / 1000)
    if (seconds <= 0) return leave(which)
    if (seconds > 60) return dialog.open && dialog.close()
    if (which === 'duree' && understood) return
    say(which)
    if (!dialog.open) dialog.showModal()
    if (counter) counter.textContent = String(seconds)
  }
  mark()
  dialog.querySelector('[data-rester]')?.addEventListener('click', () => void stay())
  dialog.querySelector('[data-compris]')?.addEventListener('click', dismiss)
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    if (cause() === 'duree') dismiss()
    else void stay()
  })
  setInterval(tick, 1000)
}
