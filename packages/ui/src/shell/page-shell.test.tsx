import { describe, expect, it } from 'vitest'

import { renderDocument } from '../render-document.ts'
import { PageShell, type PageShellProps } from './page-shell.tsx'

function page(props: Partial<PageShellProps> = {}): string {
  return renderDocument(
    <PageShell theme="portal" title="Services" productName="Préau Portail" homeHref="/" {...props}>
      contenu
    </PageShell>,
  )
}

const user = { name: 'Anne-Laure Le Goff', logoutAction: '/deconnexion', csrf: 'jeton' }

describe('a page', () => {
  it('is a French document of its theme, titled by its subject then by the product', () => {
    expect(page()).toMatch(/^<!doctype html><html lang="fr" data-product="portal">/)
    expect(page()).toContain('<title>Services · Préau Portail</title>')
    expect(page({ theme: 'school' })).toContain('data-product="school"')
  })

  it('has no inline style, script or handler', () => {
    const html = page({ user, demo: true, htmx: true, flashes: [{ tone: 'info', text: 'Bonjour' }] })
    expect(html).not.toMatch(/ style=|<style| on[a-z]+="/)
    expect(html.match(/<script[^>]*>[^<]/g)).toBeNull()
  })

  it('starts with a link to its content', () => {
    expect(page()).toMatch(/<body[^>]*><a class="pu-skip" href="#contenu">/)
    expect(page()).toContain('<main id="contenu"')
  })

  it('loads htmx only when it is used', () => {
    expect(page()).not.toContain('htmx')
    expect(page({ htmx: true })).toMatch(/<script src="\/assets\/[0-9a-f]{12}\/htmx\.min\.js" defer/)
  })

  it('announces the demonstration only in demonstration mode', () => {
    expect(page()).not.toContain('Mode démonstration')
    expect(page({ demo: true })).toContain('Mode démonstration — données fictives')
  })
})

describe('the header of a page', () => {
  it('logs out by a form with the token, never by a link', () => {
    expect(page({ user })).toMatch(
      /<form method="post" action="\/deconnexion"><input type="hidden" name="_csrf" value="jeton"\/>/,
    )
    expect(page({ user })).toContain('>AG<')
  })

  it('offers to log in when nobody is signed in and there is a way to', () => {
    expect(page({ loginHref: '/connexion' })).toContain('href="/connexion"')
    expect(page({ loginHref: '/connexion', user })).not.toContain('href="/connexion"')
  })

  it('marks the current item of the navigation and the last breadcrumb', () => {
    const html = page({
      navigation: [{ items: [{ label: 'Services', href: '/services', current: true }] }],
      breadcrumbs: [{ label: 'Accueil', href: '/' }, { label: 'Services' }],
    })
    expect(html).toContain('<a href="/services" aria-current="page">')
    expect(html).toContain('<span aria-current="page">Services</span>')
  })
})

describe('the messages of the previous request', () => {
  it('are announced, escaped, and say their tone in words', () => {
    const html = page({ flashes: [{ tone: 'danger', text: 'Fichier <refusé>.' }] })
    expect(html).toContain('aria-live="polite"')
    expect(html).toContain('Fichier &lt;refusé>.')
    expect(html).toContain('Erreur\u00a0: ')
  })
})
