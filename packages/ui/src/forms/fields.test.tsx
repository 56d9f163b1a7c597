import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

import { CheckboxField } from './checkbox-field.tsx'
import { CheckboxGroup } from './checkbox-group.tsx'
import { fieldId } from './field-id.ts'
import { PasswordField } from './password-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SelectField } from './select-field.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const trouble = { name: 'code', label: 'Code', hint: 'Six lettres', error: 'Trop court.', required: true }
const controls = [
  ['a text', <TextField {...trouble} />],
  ['a password', <PasswordField {...trouble} autocomplete="new-password" />],
  ['a text area', <TextArea {...trouble} />],
  ['a list', <SelectField {...trouble} options={[{ value: 'a', label: 'A' }]} />],
  ['a box', <CheckboxField {...trouble} />],
] as const

describe.each(controls)('%s field', (_kind, field) => {
  const html = renderToString(field)

  it('is labelled, and tied to its help and to its error', () => {
    expect(html).toContain('for="champ-code"')
    expect(html).toContain('id="champ-code"')
    expect(html).toContain('aria-describedby="champ-code-aide champ-code-erreur"')
    expect(html).toMatch(/id="champ-code-aide">Six lettres/)
    expect(html).toMatch(/id="champ-code-erreur">/)
  })

  it('says that its value is wrong and that it is mandatory', () => {
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/ required/)
    expect(html).toContain('Trop court.')
  })
})

describe('a field without help nor error', () => {
  it('claims to be described by nothing', () => {
    const html = renderToString(<TextField name="a" label="A" />)
    expect(html).not.toMatch(/aria-describedby|aria-invalid|required/)
  })
})

describe('the value of a field', () => {
  it('is escaped', () => {
    expect(renderToString(<TextField name="a" label="A" value={'"><script>'} />)).not.toContain('"><script>')
    expect(renderToString(<TextArea name="a" label="A" value="</textarea><script>" />)).not.toContain(
      '<script>',
    )
  })

  it('is never sent back for a password', () => {
    const props = { name: 'p', label: 'P', value: 'secret', autocomplete: 'current-password' } as const
    expect(renderToString(<PasswordField {...props} />)).not.toContain('secret')
  })

  it('is a French empty choice first in a list, unless told otherwise', () => {
    const options = [{ value: 'a', label: 'A' }]
    expect(renderToString(<SelectField name="s" label="S" options={options} />)).toMatch(
      /<option value(="")? selected>Sélectionner…/,
    )
    expect(renderToString(<SelectField name="s" label="S" options={options} empty={false} />)).not.toContain(
      'Sélectionner',
    )
  })
})

describe('a group of choices', () => {
  const options = [
    { value: 'complet', label: 'Complet', hint: 'Le fichier fait foi.' },
    { value: 'partiel', label: 'Partiel' },
  ]

  it('has a legend and one control per choice, the first one under the id error summaries lead to', () => {
    const html = renderToString(<RadioGroup name="mode" label="Mode" options={options} value="partiel" />)
    expect(html).toMatch(/<legend[^>]*>Mode/)
    expect(html).toContain(`id="${fieldId('mode')}"`)
    expect(html).toContain('id="champ-mode-2"')
    expect(html).toMatch(/value="partiel" checked/)
    expect(html).toMatch(/aria-describedby="champ-mode-precision"/)
  })

  it('ticks every chosen value of a group of boxes', () => {
    const html = renderToString(
      <CheckboxGroup name="profils" label="Profils" options={options} values={['complet', 'partiel']} />,
    )
    expect(html.match(/ checked/g)).toHaveLength(2)
  })
})
