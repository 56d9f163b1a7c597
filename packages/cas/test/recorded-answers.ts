/** An answer in the shape of a real ENT, with fictitious people. */
export interface RecordedAnswer {
  /** Whose it is, and where its shape is described. */
  readonly ent: string
  readonly protocol: 'cas' | 'saml11'
  readonly text: string
  readonly user: string
  /** What a reader must find; names as the server writes them. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** The service for which the SAML answers were given, and the instant. */
export const recordedFor = {
  service: 'https://0350000K.exemple.fr/pronote/eleve.html',
  at: new Date('2026-09-07T06:00:10Z'),
}

const cas = (ent: string, answer: Omit<RecordedAnswer, 'ent' | 'protocol'>): RecordedAnswer => ({
  ent,
  protocol: 'cas',
  ...answer,
})

const saml = (ent: string, answer: Omit<RecordedAnswer, 'ent' | 'protocol'>): RecordedAnswer => ({
  ent,
  protocol: 'saml11',
  ...answer,
})

/** Answers of the ENTs of which the shape is public: pronote-facts §2.4, ent-ecosystem §4.2, cas.md S13, S14, CAS-163. */
export const recordedAnswers: readonly RecordedAnswer[] = [
  cas('Kosmos: an opaque user, and the identifiant PRONOTE alone', {
    text: `<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>
	<cas:authenticationSuccess>
		<cas:user>NAA31614</cas:user>
		<cas:attributes>
			<cas:idPronote>D7FR34N5EPVM9QKT</cas:idPronote>
		</cas:attributes>
	</cas:authenticationSuccess>
</cas:serviceResponse>
`,
    user: 'NAA31614',
    attributes: { idPronote: ['D7FR34N5EPVM9QKT'] },
  }),
  cas('Kosmos: a teacher who is also a guardian has two identifiants', {
    text: `<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess><cas:user>NAA20417</cas:user>
<cas:attributes><cas:idPronote>D7FR34N5EPVM9QKT</cas:idPronote><cas:idPronote>2345789ABCDEFHJK</cas:idPronote></cas:attributes>
</cas:authenticationSuccess></cas:serviceResponse>`,
    user: 'NAA20417',
    attributes: { idPronote: ['D7FR34N5EPVM9QKT', '2345789ABCDEFHJK'] },
  }),
  cas('Edifice, type Pronote: the log-in and the identity, French dates', {
    text: `<?xml version="1.0" encoding="UTF-8"?><cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>lise.morvan</cas:user><cas:attributes><cas:nom>MORVAN</cas:nom><cas:prenom>Lise</cas:prenom><cas:dateNaissance>07/03/2012</cas:dateNaissance><cas:codePostal>35000</cas:codePostal><cas:categories>National_1</cas:categories></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>`,
    user: 'lise.morvan',
    attributes: {
      nom: ['MORVAN'],
      prenom: ['Lise'],
      dateNaissance: ['07/03/2012'],
      codePostal: ['35000'],
      categories: ['National_1'],
    },
  }),
  cas('Edifice: lower-case names of the log-in, attributes under userAttributes, several profiles in one', {
    text: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>odile.morvan</cas:user>
<cas:attributes><cas:authenticationdate>2026-09-07T06:00:00Z</cas:authenticationdate>
<cas:longtermauthenticationrequesttokenused>false</cas:longtermauthenticationrequesttokenused><cas:isfromnewlogin>true</cas:isfromnewlogin>
<cas:userAttributes><cas:nom>MORVAN</cas:nom><cas:prenom>Odile</cas:prenom><cas:categories>National_3;National_2</cas:categories></cas:userAttributes>
</cas:attributes></cas:authenticationSuccess></cas:serviceResponse>`,
    user: 'odile.morvan',
    attributes: {
      authenticationdate: ['2026-09-07T06:00:00Z'],
      longtermauthenticationrequesttokenused: ['false'],
      isfromnewlogin: ['true'],
      nom: ['MORVAN'],
      prenom: ['Odile'],
      categories: ['National_3;National_2'],
    },
  }),
  cas('Edifice, type Generic: schools and classes nested under userAttributes', {
    text: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>5c1f0a9e-2d43</cas:user>
<cas:attributes><cas:userAttributes><cas:displayName>Lise MORVAN</cas:displayName><cas:login>lise.morvan</cas:login>
<cas:birthDate>2012-03-07</cas:birthDate><cas:lastName>MORVAN</cas:lastName><cas:firstName>Lise</cas:firstName><cas:email></cas:email>
<cas:schools><cas:school externalId="0350000K" main="true" name="Collège des Tilleuls" type="COLLEGE">0350000K</cas:school></cas:schools>
<cas:classes><cas:classe externalId="5A">5A</cas:classe><cas:classe externalId="5AGR1">5AGR1</cas:classe></cas:classes>
<cas:profile>National_ELV</cas:profile></cas:userAttributes></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>`,
    user: '5c1f0a9e-2d43',
    attributes: {
      displayName: ['Lise MORVAN'],
      login: ['lise.morvan'],
      birthDate: ['2012-03-07'],
      lastName: ['MORVAN'],
      firstName: ['Lise'],
      email: [''],
      school: ['0350000K'],
      classe: ['5A', '5AGR1'],
      profile: ['National_ELV'],
    },
  }),
  cas('laclasse: the identifier of the account and the identity, ISO dates', {
    text: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>VAA60042</cas:user><cas:attributes><cas:nom>Épinette</cas:nom><cas:prenom>Maëlys</cas:prenom><cas:dateNaissance>2012-11-30</cas:dateNaissance><cas:codePostal>69003</cas:codePostal><cas:categories>National_1</cas:categories></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>`,
    user: 'VAA60042',
    attributes: {
      nom: ['Épinette'],
      prenom: ['Maëlys'],
      dateNaissance: ['2012-11-30'],
      codePostal: ['69003'],
      categories: ['National_1'],
    },
  }),
  cas('Atrium: the log-in and nothing else, which the school typed beforehand', {
    text: `<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>
    <cas:authenticationSuccess>
        <cas:user>lmorvan</cas:user>
    </cas:authenticationSuccess>
</cas:serviceResponse>`,
    user: 'lmorvan',
    attributes: {},
  }),
  cas('an Apereo server: the three attributes of the log-in first', {
    text: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>F26000ab</cas:user><cas:attributes>
<cas:authenticationDate>2026-09-07T08:00:00.000+02:00[Europe/Paris]</cas:authenticationDate>
<cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed><cas:isFromNewLogin>false</cas:isFromNewLogin>
<cas:idPronote>D7FR34N5EPVM9QKT</cas:idPronote></cas:attributes></cas:authenticationSuccess></cas:serviceResponse>`,
    user: 'F26000ab',
    attributes: {
      authenticationDate: ['2026-09-07T08:00:00.000+02:00[Europe/Paris]'],
      longTermAuthenticationRequestTokenUsed: ['false'],
      isFromNewLogin: ['false'],
      idPronote: ['D7FR34N5EPVM9QKT'],
    },
  }),
  cas(
    'GIP-RECIA (Netocentre), an Apereo server with attributes of its directory: several values, some empty',
    {
      text: `<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>
    <cas:authenticationSuccess>
        <cas:user>F26000ab</cas:user>
        <cas:attributes>
            <cas:credentialType>UsernamePasswordCredential</cas:credentialType>
            <cas:isFromNewLogin>true</cas:isFromNewLogin>
            <cas:authenticationDate>2026-09-07T06:00:00.000000Z</cas:authenticationDate>
            <cas:authenticationMethod>LdapAuthenticationHandler</cas:authenticationMethod>
            <cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>
            <cas:ENTPersonProfils>National_ENS</cas:ENTPersonProfils>
            <cas:ENTPersonProfils>National_TUT</cas:ENTPersonProfils>
            <cas:ESCOUAI>0450000X</cas:ESCOUAI>
            <cas:mail/>
        </cas:attributes>
    </cas:authenticationSuccess>
</cas:serviceResponse>`,
      user: 'F26000ab',
      attributes: {
        credentialType: ['UsernamePasswordCredential'],
        isFromNewLogin: ['true'],
        authenticationDate: ['2026-09-07T06:00:00.000000Z'],
        authenticationMethod: ['LdapAuthenticationHandler'],
        longTermAuthenticationRequestTokenUsed: ['false'],
        ENTPersonProfils: ['National_ENS', 'National_TUT'],
        ESCOUAI: ['0450000X'],
        mail: [''],
      },
    },
  ),
  cas('a server that declares the namespace by default: no prefix at all', {
    text: `<?xml version="1.0" encoding="UTF-8"?>
<serviceResponse xmlns="http://www.yale.edu/tp/cas"><authenticationSuccess><user>a1b2c3d4e5f6</user><attributes><nom>MORVAN</nom><prenom>Odile</prenom><categories>National_2</categories></attributes></authenticationSuccess></serviceResponse>`,
    user: 'a1b2c3d4e5f6',
    attributes: { nom: ['MORVAN'], prenom: ['Odile'], categories: ['National_2'] },
  }),
  cas('a CAS 2 server with the attributes beside the user, as the identity of a teacher who is a guardian', {
    text: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>claire.lemoine</cas:user><cas:nom>LEMOINE</cas:nom><cas:prenom>Claire</cas:prenom><cas:dateNaissance>12/05/1981</cas:dateNaissance><cas:categories>National_3;National_2</cas:categories><cas:proxyGrantingTicket>PGTIOU-12-abcdefgh</cas:proxyGrantingTicket></cas:authenticationSuccess></cas:serviceResponse>`,
    user: 'claire.lemoine',
    attributes: {
      nom: ['LEMOINE'],
      prenom: ['Claire'],
      dateNaissance: ['12/05/1981'],
      categories: ['National_3;National_2'],
    },
  }),
  cas('an old server: lower case throughout, a prefix that nobody declared', {
    text: `<cas:serviceresponse><cas:authenticationsuccess><cas:user>naa31614</cas:user><cas:idpronote>d7fr34n5epvm9qkt</cas:idpronote></cas:authenticationsuccess></cas:serviceresponse>`,
    user: 'naa31614',
    attributes: { idpronote: ['d7fr34n5epvm9qkt'] },
  }),
  saml('laclasse and Edifice by SAML 1.1', {
    text: `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body>
<Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" IssueInstant="2026-09-07T06:00:10Z" MajorVersion="1" MinorVersion="1" Recipient="${recordedFor.service}" ResponseID="_5c94b5431c540365e5a70b2874b75996">
<Status><StatusCode Value="samlp:Success"></StatusCode></Status>
<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="_e5c23ff7a3889e12fa01802a47331653" IssueInstant="2026-09-07T06:00:10Z" Issuer="ent.exemple.fr" MajorVersion="1" MinorVersion="1">
<Conditions NotBefore="2026-09-07T06:00:10Z" NotOnOrAfter="2026-09-07T06:00:40Z"><AudienceRestrictionCondition><Audience>
  ${recordedFor.service}
</Audience></AudienceRestrictionCondition></Conditions>
<AttributeStatement><Subject><NameIdentifier>VAA60042</NameIdentifier><SubjectConfirmation><ConfirmationMethod>
 urn:oasis:names:tc:SAML:1.0:cm:artifact
</ConfirmationMethod></SubjectConfirmation></Subject>
<Attribute AttributeName="nom" AttributeNamespace="http://www.ja-sig.org/products/cas/"><AttributeValue>Épinette</AttributeValue></Attribute>
<Attribute AttributeName="dateNaissance" AttributeNamespace="http://www.ja-sig.org/products/cas/"><AttributeValue>2012-11-30</AttributeValue></Attribute>
<Attribute AttributeName="categories" AttributeNamespace="http://www.ja-sig.org/products/cas/"><AttributeValue>National_1</AttributeValue></Attribute></AttributeStatement>
<AuthenticationStatement AuthenticationInstant="2026-09-07T06:00:00Z" AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password"><Subject><NameIdentifier>VAA60042</NameIdentifier>
<SubjectConfirmation><ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:artifact</ConfirmationMethod></SubjectConfirmation></Subject></AuthenticationStatement>
</Assertion></Response></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    user: 'VAA60042',
    attributes: { nom: ['Épinette'], dateNaissance: ['2012-11-30'], categories: ['National_1'] },
  }),
  saml('an identifiant PRONOTE by SAML 1.1: several values, other prefixes, no dates', {
    text: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><p:Response xmlns:p="urn:oasis:names:tc:SAML:1.0:protocol"><p:Status><p:StatusCode Value="p:Success"/></p:Status><a:Assertion xmlns:a="urn:oasis:names:tc:SAML:1.0:assertion"><a:AttributeStatement><a:Subject><a:NameIdentifier> NAA20417 </a:NameIdentifier></a:Subject><a:Attribute AttributeName="idPronote"><a:AttributeValue>D7FR34N5EPVM9QKT</a:AttributeValue><a:AttributeValue> 2345789ABCDEFHJK </a:AttributeValue></a:Attribute></a:AttributeStatement></a:Assertion></p:Response></s:Body></s:Envelope>`,
    user: 'NAA20417',
    attributes: { idPronote: ['D7FR34N5EPVM9QKT', '2345789ABCDEFHJK'] },
  }),
]
