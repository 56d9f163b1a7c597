// Shows how far a password is from what is asked (CNIL 2022-100), while it is typed. The server decides: it also knows the
// passwords that everybody tries. Nothing leaves the page.
'use strict'

const kinds = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
]

function bitsOf(password) {
  const alphabet = kinds.reduce((size, [pattern, more]) => (pattern.test(password) ? size + more : size), 0)
  return password.replace(/(.)\1+/gsu, '$1').length * Math.log2(Math.max(alphabet, 1))
}

for (const place of document.querySelectorAll('[data-password-meter]')) {
  const field = document.querySelector(`input[name="${place.dataset.passwordMeter}"]`)
  const meter = place.querySelector('meter')
  const status = place.querySelector('[role="status"]')
  const needed = Number(place.dataset.neededBits)
  const text = (what) => place.querySelector(`[data-meter-text="${what}"]`)?.textContent ?? ''
  field.addEventListener('input', () => {
    const password = field.value
    place.hidden = password === ''
    const share = Math.min(100, (bitsOf(password) / needed) * 100)
    const few = password.length < 8 || new Set(password).size < 5
    meter.value = few ? Math.min(share, 40) : share
    const said = few ? 'short' : share < 100 ? 'weak' : bitsOf(password) < needed * 1.3 ? 'enough' : 'strong'
    if (status.textContent !== text(said)) status.textContent = text(said)
  })
}
