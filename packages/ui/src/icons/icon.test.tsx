import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

import { Icon } from './icon.tsx'
import { iconNames } from './icon-names.ts'

describe('an icon', () => {
  it('of every name is drawn, with shapes only', () => {
    for (const name of iconNames) {
      const html = renderToString(<Icon name={name} />)
      expect(html, name).toMatch(/<path d="/)
      expect(html.replaceAll(/<\/?(svg|path|circle|rect|line|polyline)\b[^>]*>/g, '').trim(), name).toBe('')
    }
  })

  it('is hidden from screen readers unless it has a name', () => {
    expect(renderToString(<Icon name="home" />)).toContain('aria-hidden="true"')
    expect(renderToString(<Icon name="home" label="Accueil" />)).toContain('role="img" aria-label="Accueil"')
  })
})
