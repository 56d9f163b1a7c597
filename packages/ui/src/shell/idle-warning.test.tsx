import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { IdleWarning } from './idle-warning.tsx'

const props = {
  idleMs: 3_600_000,
  endsAt: new Date('2026-09-07T18:00:00Z'),
  leftMs: 41_399_500,
  endsAtText: '07/09/2026 20:00',
  stayHref: '/rester',
  endedHref: '/fin?retour=%2F',
  session: 'espace-x',
} as const

describe('the warning before the end of a session', () => {
  const html = renderToString(<IdleWarning {...props} />)

  it('is closed at first, and says what its script counts from', () => {
    expect(html).not.toContain(' open')
    expect(html).toContain('data-idle-seconds="3600" data-left-seconds="41400" data-session="espace-x"')
    expect(html).toContain('data-stay="/rester" data-ended="/fin?retour=%2F"')
  })

  it('names the moment after which nothing helps, in both of its forms', () => {
    expect(html.match(/07\/09\/2026 20:00/g)).toHaveLength(2)
  })

  it('offers to sign in again at once only where there is a way', () => {
    expect(html).not.toContain('Se reconnecter')
    expect(renderToString(<IdleWarning {...props} againHref="/connexion" />)).toContain('href="/connexion"')
  })
})
