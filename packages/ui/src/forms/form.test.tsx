import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

import { fieldId } from './field-id.ts'
import { Form } from './form.tsx'
import { FormErrors } from './form-errors.tsx'
import { ShutForms } from './shut-forms.tsx'

describe('a form', () => {
  it('that posts carries the token', () => {
    const html = renderToString(
      <Form action="/x" csrf='a"b'>
        …
      </Form>,
    )
    expect(html).toContain('method="post"')
    expect(html).toContain('<input type="hidden" name="_csrf" value="a&quot;b"/>')
  })

  it('that gets carries no token, which would end up in addresses', () => {
    const html = renderToString(
      <Form action="/x" method="get">
        …
      </Form>,
    )
    expect(html).not.toContain('_csrf')
  })

  it('that posts is shut on the pages of somebody who only reads; a search still works', () => {
    const page = (method: 'get' | 'post') =>
      renderToString(
        <ShutForms>
          {method === 'get' ? (
            <Form action="/x" method="get">
              …
            </Form>
          ) : (
            <Form action="/x" csrf="t">
              …
            </Form>
          )}
        </ShutForms>,
      )
    expect(page('post')).toContain('<fieldset class="pu-shut" disabled>…</fieldset>')
    expect(page('get')).not.toContain('disabled')
  })

  it('that takes a file is multipart', () => {
    const html = renderToString(
      <Form action="/x" csrf="t" multipart>
        …
      </Form>,
    )
    expect(html).toContain('enctype="multipart/form-data"')
  })
})

describe('the error summary', () => {
  it('leads each error to its field and takes the focus when the page opens', () => {
    const html = renderToString(
      <FormErrors
        errors={[{ field: 'url', message: 'L’adresse manque.' }, { message: 'Réessayez <plus tard>.' }]}
      />,
    )
    expect(html).toContain(`<a href="#${fieldId('url')}">L’adresse manque.</a>`)
    expect(html).toContain('Réessayez &lt;plus tard>.')
    expect(html).toContain('2 informations sont à corriger')
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus/)
  })

  it('is absent when nothing is wrong', () => {
    expect(renderToString(<FormErrors errors={[]} />)).toBe('')
  })
})
