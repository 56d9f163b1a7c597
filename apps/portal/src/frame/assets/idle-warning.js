// Warns one minute before the session ends for want of activity, in every tab of the portal.
const dialog = document.getElementById('inactivite')
if (dialog instanceof HTMLDialogElement) {
  const minute = 60_000
  const key = 'preau-activite'
  const idle = Number(dialog.dataset.idleSeconds) * 1000
  const loaded = Date.now()
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
  // The server notes activity to the minute: its end may come a minute before ours.
  const left = () => Math.max(since, kept()) + idle - minute - Date.now()
  const stay = async () => {
    const answer = await fetch(dialog.dataset.stay ?? '', { redirect: 'manual' }).catch(() => undefined)
    if (answer?.status !== 204) return leave()
    since = Date.now()
    mark()
    dialog.close()
  }
  const leave = () => location.assign(dialog.dataset.ended ?? '/')
  const tick = () => {
    const seconds = Math.ceil(left() / 1000)
    if (seconds <= 0) return leave()
    if (seconds > 60) return dialog.open && dialog.close()
    if (!dialog.open) dialog.showModal()
    if (counter) counter.textContent = String(seconds)
  }
  mark()
  dialog.querySelector('button')?.addEventListener('click', () => void stay())
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    void stay()
  })
  setInterval(tick, 1000)
}
