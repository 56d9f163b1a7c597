// Keys of the review of an import. Everything they do is a button or a link of the page: without this file the page
// works the same. Figures are read by their place on the keyboard: the French one gives « & » and not 1 without Shift.
;(() => {
  const stored = 'preau-raccourcis'
  const help = document.querySelector('[data-keys]')
  if (!help) return
  const toggle = help.querySelector('[data-keys-switch]')
  const cards = () => [...document.querySelectorAll('[data-review]')]
  let on = read() !== 'non'
  let current

  function read() {
    try {
      return localStorage.getItem(stored)
    } catch {
      return null
    }
  }

  function show() {
    help.hidden = false
    help.classList.toggle('pu-keys-off', !on)
    toggle.textContent = on ? toggle.dataset.on : toggle.dataset.off
  }

  function goTo(card, block = 'center') {
    if (!card) return
    current?.removeAttribute('data-current')
    current = card
    card.setAttribute('data-current', '')
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block, behavior: 'instant' })
  }

  function step(by) {
    const all = cards()
    const next = all[all.indexOf(current) + by]
    if (next) goTo(next)
    else if (by > 0) focusOn(document.querySelector('[data-key="c"] button') ?? validateButton())
  }

  function validateButton() {
    return document.querySelector('[data-key="v"] button')
  }

  function focusOn(button) {
    button?.focus({ preventScroll: true })
    button?.scrollIntoView({ block: 'center', behavior: 'instant' })
  }

  function press(key) {
    const target = current?.querySelector(`[data-key="${key}"]`)
    const radio = target?.querySelector('input[type="radio"]')
    if (radio) {
      radio.checked = true
      step(1)
      return
    }
    const summary = target?.querySelector('summary')
    if (summary) {
      summary.click()
      focusOn(target.querySelector('button'))
      return
    }
    target?.querySelector('button')?.click()
  }

  function explain() {
    const all = [...(current?.querySelectorAll('details.pu-why') ?? [])]
    const open = !all.some((one) => one.open)
    for (const one of all) one.open = open
  }

  const follow = (end) => current?.querySelector(`a[href${end}]`)?.click()
  const commands = {
    s: () => (current?.querySelector('[data-key="s"]') ? press('s') : step(1)),
    u: () => document.querySelector('[data-key="u"] button')?.click(),
    p: explain,
    r: () => current?.querySelector('.pu-review-links a')?.click(),
    f: () => follow('$="/famille"'),
    h: () => follow('$="/homonymes"'),
    c: () => document.querySelector('[data-key="c"] button')?.click(),
    v: () => focusOn(validateButton()),
    arrowdown: () => step(1),
    arrowup: () => step(-1),
  }

  function isTyping(target) {
    return target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')
  }

  document.addEventListener('keydown', (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    // Arrows go on choosing in a group of radio buttons.
    if (event.key.startsWith('Arrow') && event.target.matches('input')) return
    const figure = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1]
    const command = commands[event.key.toLowerCase()]
    if (figure === undefined && !command) return
    event.preventDefault()
    if (figure === undefined) command()
    else press(figure)
  })

  document.addEventListener('focusin', (event) => {
    const card = event.target.closest('[data-review]')
    if (!card || card === current) return
    current?.removeAttribute('data-current')
    current = card
    card.setAttribute('data-current', '')
  })

  toggle.addEventListener('click', () => {
    on = !on
    try {
      localStorage.setItem(stored, on ? 'oui' : 'non')
    } catch {
      // A browser that keeps nothing asks again.
    }
    show()
  })

  show()
  const wanted = /^#personne-\d+$/.test(location.hash) ? document.querySelector(location.hash) : null
  if (on && !document.querySelector('.is-invalid')) {
    if (wanted) goTo(wanted)
    else goTo(cards().find((card) => card.querySelector('[data-key]')) ?? cards()[0], 'nearest')
  }
})()
