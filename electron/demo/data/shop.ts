/** The shop whose WhatsApp account the demo API speaks for. Everything about it is made up. */
export const SHOP = {
  accountId: '6f1c2a64-58d7-4b0e-9a33-0d5f6f2f7c11',
  phone: '+918045671290',
  displayName: 'Neem & Indigo',
  businessName: 'Neem & Indigo Handlooms Pvt Ltd',
  qualityRating: 'GREEN',
  messagingLimit: 'TIER_1K',
  site: 'https://neemandindigo.example',
  media: 'https://media.neemandindigo.example',
  place: {
    name: 'Neem & Indigo, Bapu Bazaar',
    address: '114 Bapu Bazaar, Pink City, Jaipur 302003',
    latitude: 26.9167,
    longitude: 75.8213,
  },
} as const;

/** What it sells; each phrasebook names the same six in the same order. Prices in rupees. */
export const CATALOG = [
  { slug: 'indigo-kurta', price: 1249 },
  { slug: 'mustard-dupatta', price: 899 },
  { slug: 'leather-juttis', price: 1699 },
  { slug: 'cotton-bedcover', price: 2350 },
  { slug: 'silver-jhumkas', price: 749 },
  { slug: 'linen-shirt', price: 1490 },
] as const;

/** Which of those come in sizes. */
export const WORN = [0, 5] as const;

export const SIZES = ['XS', 'S', 'M', 'L', 'XL'] as const;

export const TAGS = ['vip', 'lead', 'wholesale', 'repeat', 'gift', 'export', 'festive', 'cod'] as const;

export const GROUPS = [
  { name: 'VIP customers', description: 'Five orders or more', share: 0.08 },
  { name: 'Leads', description: 'Asked, not bought yet', share: 0.22 },
  { name: 'Wholesale', description: 'Boutiques and resellers', share: 0.05 },
  { name: 'Jaipur walk-ins', description: 'Met in the shop', share: 0.1 },
  { name: 'Diwali 2026', description: 'Ordered in the festive season', share: 0.18 },
  { name: 'Newsletter', description: 'Monthly lookbook', share: 0.35 },
  { name: 'Returns to follow up', description: null, share: 0.03 },
] as const;
