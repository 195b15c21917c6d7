import type { GivenAnswer } from './person';

/**
 * Two real products with what their vendors publish about them, as the answers that somebody gives who has read it; keys are
 * ids of questions. Links, tickets, dates and people are made up: only the customer knows those.
 */
export type ProductFacts = Readonly<Record<string, GivenAnswer>>;

export const HUBSPOT = 'HubSpot';
export const HUBSPOT_FACTS: ProductFacts = {
  'platform.present': { answer: 'Yes' },
  // "Account types": developer test accounts come with trial subscriptions and sample data, and expire when unused.
  'test.system': {
    answer: 'Yes',
    detail: 'https://app.hubspot.com/developer-overview/',
    note: 'A developer test account; it expires when nobody uses it for 90 days.',
  },
  'test.data.first': { answer: 'Ready' },
  'test.data.later': { answer: 'Planned', detail: '2027-02-01', forAll: true },
  // "API usage guidelines": OAuth for every app, a static access token for one that is installed in a single account.
  'access.method': { answer: ['OAuth 2.0', 'Other'], detail: 'access token of a private app' },
  'access.credentials': { answer: 'At hand', detail: 'vault: crm-sync/hubspot-private-app' },
  // "Scopes": an app asks for single scopes, such as crm.objects.contacts.read.
  'access.roles': { answer: 'Agreed and configured' },
  'network.reach': { answer: 'Publicly available' },
  // "Create and edit webhook subscriptions in private apps": in the settings of the app only, not through the API.
  'sync.webhooks': { answer: 'Yes' },
  'sync.webhooks.how': { answer: 'By hand, in its settings' },
  // The same page: contacts, companies, deals, tickets, products and line items, up to 1,000 subscriptions an app.
  'sync.webhooks.events': {
    answer:
      'contact.creation, contact.propertyChange, contact.deletion, contact.privacyDeletion and contact.merge exist, and the ' +
      'same for company and deal. There is one target URL for each app, with up to 1,000 subscriptions behind it.',
  },
  // "Properties": users with the right to edit property settings can create properties.
  'sync.custom': { answer: 'Yes, users can add some' },
  // "Properties": type and options are checked, lengths and formats only where a validation rule is set.
  'sync.validation': { answer: 'Documented only' },
  // "Search the CRM" and "Contacts": `paging.next.after` of one page is `after` of the next, at most 200 records.
  'sync.pagination': { answer: 'Cursor' },
  // "Search the CRM": filterGroups by any property, with operators such as EQ, GT and IN.
  'sync.filtering': { answer: 'Yes', detail: 'every property through filterGroups, such as hs_lastmodifieddate' },
  // "Search the CRM": one entry in `sorts`.
  'sync.sorting': { answer: 'Yes', detail: 'one property, such as hs_lastmodifieddate ascending' },
  // "Properties": options of enumeration properties are part of the property's definition.
  'sync.transform.options.where': { answer: 'In the definition of each property; super admins can add an option.' },
  // "Increasing our API limits" (developer changelog): by subscription; the CRM search has a limit of its own.
  'golive.rate_limits': {
    answer: '190 calls in 10 seconds and 650,000 a day (Professional), fewer for the search. Then: status 429.',
  },
  'golive.volumes': { answer: 'About 300 contacts and 40 deals; 5,000 contacts after a trade fair.' },
  'golive.api_version': { answer: 'v3 of the CRM API; the developer changelog announces its end.' },
  'crm.contacts.email': { answer: 'Some have none' },
  'crm.companies.numbers': { answer: 'Yes, not checked' },
  'crm.duplicates': { answer: 'Yes, somebody merges' },
  'golive.support': { answer: 'As in the service agreement; status.hubspot.com; support by chat and phone.' },
};

export const SAP = 'SAP S/4HANA Cloud';
export const SAP_FACTS: ProductFacts = {
  'platform.present': { answer: 'No' },
  // SAP Business Accelerator Hub, "SAP S/4HANA Cloud Public Edition": OData V2 and V4, SOAP.
  'platform.api': { answer: ['REST', 'SOAP', 'Other'], detail: 'OData V2 and V4' },
  // SAP Business Accelerator Hub, "Business Partner (A2X)".
  'platform.spec': { answer: 'Available', detail: 'https://api.sap.com/api/API_BUSINESS_PARTNER/overview' },
  // "Business Partner, Customer and Supplier Integration (SAP_COM_0008)".
  'platform.endpoints': {
    answer:
      'GET and PATCH A_BusinessPartner, A_BusinessPartnerAddress and A_Customer of API_BUSINESS_PARTNER;\n' +
      'POST A_BusinessPartner for new ones; GET A_SalesOrder of API_SALES_ORDER_SRV.\n' +
      'All of them are part of the communication scenarios SAP_COM_0008 and SAP_COM_0109.',
  },
  'platform.export': { answer: 'Yes' },
  'platform.database': { answer: 'No' },
  'platform.contact': { answer: 'Sam Sample sam.sample@example.com' },
  // "System Landscapes and Identity Access Management": development, test and production.
  'test.system': { answer: 'Yes' },
  'test.data.first': { answer: 'Planned', detail: '2026-12-15' },
  // "Communication Systems": user and password, client certificate, OAuth 2.0.
  'access.method': { answer: ['OAuth 2.0', 'User and password', 'Certificate'] },
  'access.credentials': { answer: 'Requested' },
  // "Communication Scenario": a communication user may only call the services of its arrangements.
  'access.roles': { answer: 'Agreed only' },
  'network.reach': { answer: 'Firewall / IP allow-list' },
  'network.vpn': { answer: 'Requested' },
  'network.ip.requested': { answer: 'Yes' },
  'network.ip.allowed': { answer: 'Yes' },
  // "Enterprise Event Enablement": business events go to an event broker such as SAP Event Mesh, not to any address.
  'sync.webhooks': { answer: 'Not sure' },
  // "Business Partner (A2X)": A_BusinessPartner has LastChangeDate and LastChangeTime.
  'sync.changed_since': { answer: 'Yes' },
  // "Custom Fields" (app): key users add fields and expose them to APIs.
  'sync.custom': { answer: 'Yes, a fixed set' },
  'sync.validation': { answer: 'Yes, it is enforced' },
  // "OData System Query Options": $top and $skip, with $inlinecount for the total.
  'sync.pagination': { answer: 'Offset and limit' },
  'sync.filtering': { answer: 'Yes' },
  'sync.sorting': { answer: 'Yes' },
  'sync.transform.options.where': { answer: 'In its configuration (SSCUI), such as the business partner groupings.' },
  'golive.rate_limits': { answer: 'No fixed number is published; the tenant answers 429 or 503 when it is busy.' },
  'golive.volumes': { answer: 'About 150 business partners and 600 orders; twice that at the end of the month.' },
  'crm.contacts.email': { answer: 'Both occur' },
  'crm.companies.numbers': { answer: 'Yes, and checked' },
  'crm.duplicates': { answer: 'Hardly any' },
  'golive.support': { answer: 'As in the service level agreement; SAP Trust Center; tickets in SAP for Me.' },
};

/** What is asked of the two together, and what their customer wants. */
export const TOGETHER: ProductFacts = {
  'platform.best_practices': { answer: 'Read' },
  'privacy.personal': { answer: ['Contact data', 'Customers'] },
  // "GDPR delete" of HubSpot and "Information Lifecycle Management" of SAP.
  'privacy.deletion': {
    answer: 'Data protection deletes in HubSpot (GDPR delete), blocks in SAP and tells us; logs go after 30 days.',
  },
  'privacy.retention': { answer: 'SAP ten years (blocked after three), HubSpot three years, our logs 30 days.' },
  'privacy.dpa': { answer: 'In progress' },
  'sync.frequency': { answer: 'Every few minutes', detail: '15' },
  'sync.direction': { answer: 'Both directions' },
  'sync.objects': {
    answer: [
      'Company; Business partner (organisation); 1:1; SAP S/4HANA Cloud',
      'Contact; Contact person; n:1; HubSpot',
      'Deal; Sales order; 1:n; SAP S/4HANA Cloud',
    ],
  },
  'sync.fields': { answer: 'https://docs.example.com/mappings/hubspot-sap', note: 'The sheet "v1" counts.' },
  'sync.custom.handling': { answer: 'industry_code ↔ YY1_IndustryCode; everything else stays where it is.' },
  'sync.custom.unexpected': { answer: 'Report it' },
  'sync.relations': {
    answer: ['Company; sap_bp_number; BusinessPartner', 'Contact; sap_contact_number; BusinessPartnerPerson'],
  },
  'sync.validation.ours': { answer: 'Names are cut to 40 characters, postcodes are checked by country.' },
  // "Properties" (milliseconds, UTC) and "OData V2 in SAP" (/Date(…)/).
  'sync.transform.time': {
    answer: 'HubSpot: ISO 8601 in UTC. SAP: /Date(1767225600000)/ in UTC, dates without a zone.',
  },
  'sync.transform.options': { answer: 'Raise an error' },
  'sync.transform.other': { answer: 'Countries: "Germany" ↔ DE.' },
  'errors.recipients': {
    answer: ['dan', 'Ida Itdesk it@example.com'],
    channel: 'C0OTHER',
  },
  'errors.fixer': { answer: 'chris' },
  // Created, updated and deleted in HubSpot, then in SAP.
  lifecycle: { answer: ['Create it', 'Update it', 'Archive it', 'Create it', 'Update it', 'Ask a person'] },
  // "Deduplicate records": HubSpot recognises contacts by their e-mail address and companies by their domain.
  'crm.contacts': { answer: 'By e-mail address' },
  'crm.contacts.without': { answer: 'Leave them out' },
  'crm.companies': { answer: 'By VAT number' },
  'crm.companies.without': { answer: 'A person decides' },
  'crm.duplicates.match': { answer: 'Skip and report it' },
  'golive.first_load': { answer: 'More than 10,000' },
  'golive.history': { answer: 'All companies, contacts of the last three years, open deals.' },
  'golive.match_keys': { answer: 'E-mail for contacts, VAT number for companies; two hits go to a person.' },
  'golive.conflicts': { answer: 'SAP S/4HANA Cloud wins' },
  'golive.loops': { answer: 'A user of its own on both sides; its changes are not sent back.' },
  'golive.retries': { answer: 'Everything but new sales orders; those carry the deal id as the customer reference.' },
  'golive.monitoring': { answer: 'No run for an hour, or more than 20 rejected records in a day.' },
  'golive.date': { answer: '2027-03-02' },
  'golive.rollback': { answer: 'Lena stops the flow; new business partners are archived by their marker.' },
};
