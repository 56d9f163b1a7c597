import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

import { Alert } from './alert.tsx'
import { ConfirmBox } from './confirm-box.tsx'
import { DescriptionList } from './description-list.tsx'
import { Progress } from './progress.tsx'
import { SearchBox } from './search-box.tsx'
import { ServiceBar } from './service-bar.tsx'
import { Stat } from './stat.tsx'
import { Steps } from './steps.tsx'
import { Tabs } from './tabs.tsx'
import { Timeline } from './timeline.tsx'

describe('steps', () => {
  it('say which one is current, in figures and for screen readers', () => {
    const html = renderToString(
      <Steps
        label="Étapes"
        steps={[
          { label: 'Enseignants', state: 'done' },
          { label: 'Élèves', state: 'current' },
          { label: 'Responsables', state: 'todo' },
        ]}
      />,
    )
    expect(html).toContain('Étape 2/3')
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(html).toContain('Enseignants<span class="visually-hidden"> (étape terminée)')
  })

  it('give no number when none is current', () => {
    expect(renderToString(<Steps label="Étapes" steps={[{ label: 'A', state: 'done' }]} />)).not.toContain(
      'Étape 1',
    )
  })
})

describe('figures', () => {
  it('are written the French way', () => {
    expect(renderToString(<Stat label="Élèves" value={1204} />)).toContain('1\u202f204')
  })

  it('of a progress never exceed the whole, and an empty work is done', () => {
    expect(renderToString(<Progress label="Lecture" value={320} max={1400} />)).toContain('23\u00a0%')
    expect(renderToString(<Progress label="Lecture" value={1} max={1400} />)).toContain('&lt;\u00a01\u00a0%')
    expect(renderToString(<Progress label="Lecture" value={1399} max={1400} />)).toContain('99\u00a0%')
    expect(renderToString(<Progress label="Lecture" value={15} max={10} />)).toContain('100\u00a0%')
    expect(renderToString(<Progress label="Lecture" value={0} max={0} />)).toContain('100\u00a0%')
  })
})

describe('an alert', () => {
  it('interrupts only for a danger that has just appeared', () => {
    expect(renderToString(<Alert tone="danger">x</Alert>)).not.toContain('role=')
    expect(renderToString(<Alert tone="danger" live children="x" />)).toContain('role="alert"')
    expect(renderToString(<Alert tone="success" live children="x" />)).toContain('role="status"')
  })
})

describe('the service bar', () => {
  const html = renderToString(
    <ServiceBar
      groups={[
        {
          label: 'Scolarité',
          services: [{ href: '/s/1', label: 'Vie scolaire', image: '/i/1', external: true }],
        },
        { label: 'Vide', services: [] },
      ]}
    />,
  )

  it('leaves out groups without service', () => {
    expect(html).toContain('Scolarité')
    expect(html).not.toContain('Vide')
  })

  it('says that a service opens elsewhere, without handing the page over to it', () => {
    expect(html).toContain('target="_blank" rel="noopener"')
    expect(html).toContain('(nouvel onglet)')
  })
})

describe('a confirmation', () => {
  it('sends a form with the token and the extra values, behind the question', () => {
    const html = renderToString(
      <ConfirmBox label="Retirer" question="Retirer ?" confirmLabel="Oui" action="/retirer" csrf="jeton">
        <input type="hidden" name="id" value="7" />
      </ConfirmBox>,
    )
    expect(html).toMatch(/<summary[^>]*>.*Retirer.*<\/summary>.*Retirer \?.*action="\/retirer"/)
    expect(html).toMatch(/name="_csrf" value="jeton".*name="id" value="7".*type="submit"/)
    expect(html).not.toContain('<details open')
  })
})

describe('a search', () => {
  it('keeps the sort but not the values that are absent', () => {
    const html = renderToString(
      <SearchBox action="/p" label="Rechercher" value="a&b" keep={{ tri: 'nom', page: undefined }} />,
    )
    expect(html).toContain('<input type="hidden" name="tri" value="nom"/>')
    expect(html).not.toContain('name="page"')
    expect(html).toContain('value="a&amp;b"')
  })
})

describe('facts', () => {
  it('that are empty say so, a zero is not empty', () => {
    const items = [
      { term: 'Courriel', description: '' },
      { term: 'Enfants', description: 0 },
    ]
    const html = renderToString(<DescriptionList items={items} />)
    expect(html.match(/non renseigné/g)).toHaveLength(1)
    expect(html).toContain('<dd>0</dd>')
  })
})

describe('tabs and the course of the day', () => {
  it('mark where one is', () => {
    const tabs = renderToString(<Tabs label="Vues" items={[{ label: 'A', href: '/a', current: true }]} />)
    expect(tabs).toContain('<a href="/a" aria-current="page">')
    const day = renderToString(
      <Timeline label="Jour" items={[{ start: '08 h', title: 'Maths', state: 'current' }]} />,
    )
    expect(day).toContain('aria-current="time"')
  })

  it('strike out what is cancelled', () => {
    const day = renderToString(
      <Timeline label="Jour" items={[{ start: '08 h', title: 'Maths', state: 'cancelled' }]} />,
    )
    expect(day).toContain('<s>Maths</s>')
  })
})
