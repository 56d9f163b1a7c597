// A form that asks the browser for a security key (WebAuthn), then sends its answer like any other field.
// Without this script the form is sent without answer, and the server says what to do instead.
'use strict'

const { browserSupportsWebAuthn, startAuthentication, startRegistration } = SimpleWebAuthnBrowser

for (const form of document.querySelectorAll('form[data-key-options]')) {
  if (browserSupportsWebAuthn()) form.addEventListener('submit', (event) => ask(event, form))
  else say(form, 'unsupported')
}

async function ask(event, form) {
  const { reponse } = form.elements
  if (reponse.value !== '') return
  event.preventDefault()
  if (form.getAttribute('aria-busy') === 'true') return
  form.setAttribute('aria-busy', 'true')
  say(form, 'waiting')
  try {
    const optionsJSON = JSON.parse(form.dataset.keyOptions)
    const start = form.dataset.keyUse === 'register' ? startRegistration : startAuthentication
    reponse.value = JSON.stringify(await start({ optionsJSON }))
    form.submit()
  } catch (error) {
    say(form, error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' ? 'known' : 'failed')
  } finally {
    form.removeAttribute('aria-busy')
  }
}

function say(form, what) {
  const place = form.querySelector('[data-key-status]')
  place.textContent = form.querySelector(`[data-key-text="${what}"]`)?.textContent ?? ''
}
