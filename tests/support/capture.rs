//! Captured messages of any number from a seed, with the plan and the catalog that they are held against.
//!
//! A line has about 1.7 KB, as messages of browser SDKs have. One line in 500 is wrong in each way.

use std::fmt::Write as _;

/// The events that are planned. Those before [`WITHOUT_PRODUCTS`] carry products.
const EVENTS: [&str; 25] = [
    "Order Completed",
    "Checkout Started",
    "Cart Viewed",
    "Product Added",
    "Product Removed",
    "Order Updated",
    "Order Refunded",
    "Order Cancelled",
    "Product List Viewed",
    "Wishlist Shared",
    "Signed Up",
    "Signed In",
    "Signed Out",
    "Trial Started",
    "Trial Ended",
    "Subscription Started",
    "Invite Sent",
    "Coupon Entered",
    "Coupon Applied",
    "Promotion Viewed",
    "Promotion Clicked",
    "Form Submitted",
    "Video Started",
    "Video Completed",
    "Page Viewed",
];

const WITHOUT_PRODUCTS: usize = 10;

/// How many ways of being wrong there are.
const WAYS: u64 = 12;

/// One line in how many is wrong in each way.
const RARE: u64 = 500;

/// The properties that every event has: name, type, and what a catalog says of them beyond that.
const PROPERTIES: [[&str; 3]; 9] = [
    ["order_id", "string", "required = true\npattern = \"^ord_[0-9]+$\""],
    ["total", "number", "minimum = 0\nmaximum = 100000"],
    ["currency", "string", "required = true\nenum = [\"USD\", \"EUR\", \"GBP\"]"],
    ["quantity", "integer", "minimum = 1"],
    ["coupon", "string", "max_length = 20"],
    ["email", "string", "pii = true\nformat = \"email\""],
    ["paid", "boolean", ""],
    ["placed_at", "string", "format = \"date-time\""],
    ["tags", "array<string>", "max_items = 5"],
];

/// The properties of each product.
const PRODUCT: [[&str; 3]; 6] = [
    ["product_id", "string", "required = true"],
    ["sku", "string", ""],
    ["name", "string", ""],
    ["price", "number", "required = true\nminimum = 0"],
    ["quantity", "integer", ""],
    ["url", "string", "format = \"uri\""],
];

/// The plan, as TOML.
pub fn plan() -> String {
    let mut plan = "version = 1\nname = \"Generated\"\ncreated = 2026-11-23T21:03:00Z\nupdated = 2026-11-24T08:00:01Z\n\
                    use_case = [{ id = \"u\", title = \"U\" }]\nsource = []\ndestination = []\n\
                    catalog = { id = \"generated\", edition = \"2026-11-27\" }\ngoal = { id = \"g\", title = \"G\" }\n\
                    verify = { dev = false, prod = false }\n\
                    declined = { events = [], properties = [], sources = [], destinations = [] }\n"
        .to_owned();
    for (at, event) in EVENTS.iter().enumerate() {
        let _ = write!(
            plan,
            "\n[[event]]\nname = {event:?}\ndescription = \"D\"\nuse_cases = [\"u\"]\ndev = false\nprod = false\n"
        );
        let products = ["products", "array<object>", ""];
        for [name, kind, more] in PROPERTIES.iter().chain((at < WITHOUT_PRODUCTS).then_some(&products)) {
            let pii = if more.contains("pii") { "pii = true\n" } else { "" };
            let _ = write!(
                plan,
                "\n[[event.property]]\nname = {name:?}\ntype = {kind:?}\ndescription = \"D\"\n{pii}"
            );
        }
    }
    plan
}

/// The catalog, as TOML.
pub fn catalog() -> String {
    let mut catalog =
        "id = \"generated\"\ntitle = \"Generated\"\nedition = { date = 2026-11-27, name = \"first\" }\n\n\
                       [sources]\nWebsite = \"W\"\n\n[destinations]\nAnalytics = \"A\"\n"
            .to_owned();
    for (at, event) in EVENTS.iter().enumerate() {
        let _ = write!(catalog, "\n[[event]]\nname = {event:?}\ndescription = \"D\"\n");
        for property in &PROPERTIES {
            property_table(&mut catalog, property);
        }
        if at < WITHOUT_PRODUCTS {
            property_table(&mut catalog, &["products", "array<object>", "required = true"]);
            let nested = PRODUCT.iter().map(|[name, kind, more]| {
                let more = more.lines().fold(String::new(), |all, line| all + ", " + line);
                format!("  {{ name = {name:?}, type = {kind:?}, description = \"D\"{more} }},\n")
            });
            let _ = writeln!(catalog, "properties = [\n{}]", nested.collect::<String>());
        }
    }
    let names: Vec<_> = EVENTS.iter().map(|name| format!("{name:?}")).collect();
    let _ = write!(
        catalog,
        "\n[[use_case]]\ntitle = \"U\"\nsummary = \"S\"\nevents = [{}]\n\n[[goal]]\ntitle = \"G\"\nsummary = \"S\"\n\n\
         [[goal.recommendation]]\nuse_case = \"u\"\nsources = [\"Website\"]\ndestinations = [\"Analytics\"]\n",
        names.join(", ")
    );
    catalog
}

fn property_table(catalog: &mut String, [name, kind, more]: &[&str; 3]) {
    let _ =
        write!(catalog, "\n[[event.properties]]\nname = {name:?}\ntype = {kind:?}\ndescription = \"D\"\n");
    catalog.push_str(more);
    catalog.push('\n');
}

/// Makes lines.
#[derive(Debug)]
pub struct Lines {
    random: u64,
    number: u64,
    last_id: String,
}

impl Lines {
    /// The lines of a seed: always the same.
    pub fn new(seed: u64) -> Self {
        Self { random: seed, number: 0, last_id: String::new() }
    }

    /// Adds the next line, with its end.
    pub fn push(&mut self, out: &mut String) {
        self.number += 1;
        let wrong = Some(self.below(RARE)).filter(|&way| way < WAYS);
        let at = usize::try_from(self.below(EVENTS.len() as u64)).unwrap_or_default();
        let start = out.len();
        let event = if wrong == Some(0) { EVENTS[at].to_lowercase() } else { EVENTS[at].to_owned() };
        let id = if wrong == Some(1) { self.last_id.clone() } else { self.id() };
        let (number, day) = (self.number, 1 + self.number % 28);
        let second = self.number % 60;
        let _ = write!(
            out,
            "{{\"timestamp\":\"2026-11-{day:02}T10:{second:02}:54.377Z\",\"integrations\":{{\"All\":true}},\
             \"type\":\"track\",\"event\":\"{event}\",\"properties\":{{\"order_id\":\"ord_{number}\""
        );
        self.properties(out, at, wrong);
        let _ = write!(out, "}},{CONTEXT},\"messageId\":\"{id}\",\"anonymousId\":\"a-{number:032}\",");
        let _ = write!(
            out,
            "\"writeKey\":\"k\",\"userId\":null,\"sentAt\":\"2026-11-{day:02}T10:{second:02}:55.000Z\"}}"
        );
        self.last_id = id;
        if wrong == Some(2) {
            out.truncate(start + (out.len() - start) / 2);
        }
        out.push('\n');
    }

    /// A number at random (`SplitMix64`).
    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn id(&mut self) -> String {
        format!("ajs-next-{}-{:016x}{:016x}", 1_764_242_394_377 + self.number, self.next(), self.number)
    }

    fn properties(&mut self, out: &mut String, at: usize, wrong: Option<u64>) {
        let cents = self.below(90_000);
        let (whole, rest) = (cents / 100, cents % 100);
        let _ = match wrong {
            Some(3) => write!(out, ",\"total\":\"{whole}.{rest:02}\""),
            Some(4) => write!(out, ",\"total\":-{whole}.5"),
            _ => write!(out, ",\"total\":{whole}.{rest:02}"),
        };
        let _ = match wrong {
            Some(5) => Ok(()),
            Some(6) => write!(out, ",\"currency\":\"eur\""),
            _ => write!(out, ",\"currency\":\"EUR\""),
        };
        let quantity = if wrong == Some(7) { "1.5" } else { "2" };
        let coupon = if wrong == Some(8) { "ada@example.com" } else { "SPRING-SALE" };
        let _ = write!(
            out,
            ",\"quantity\":{quantity},\"coupon\":\"{coupon}\",\"email\":\"user{cents}@example.com\",\"paid\":true,\
             \"placed_at\":\"2026-11-27T10:00:00Z\",\"tags\":[\"spring\",\"returning\"]"
        );
        if wrong == Some(9) {
            let _ = write!(out, ",\"currencey\":\"EUR\"");
        }
        if at < WITHOUT_PRODUCTS {
            out.push_str(",\"products\":[");
            for product in 0..3 {
                let comma = if product == 0 { "" } else { "," };
                let price = if wrong == Some(10) && product == 1 { "\"9.99\"" } else { "9.99" };
                let name = if wrong == Some(11) { "nme" } else { "name" };
                let _ = write!(
                    out,
                    "{comma}{{\"product_id\":\"p-{cents}-{product}\",\"sku\":\"TS-{cents}\",\"{name}\":\"T-shirt, organic cotton\",\
                     \"price\":{price},\"quantity\":{},\"url\":\"https://shop.example.com/p/{cents}\"}}",
                    product + 1
                );
            }
            out.push(']');
        }
    }
}

/// What a browser SDK says of the browser, the page and itself.
const CONTEXT: &str = r#""context":{"page":{"path":"/checkout/thank-you","referrer":"https://shop.example.com/checkout","search":"?utm_source=newsletter&utm_medium=email","title":"Thank you for your order - Example shop","url":"https://shop.example.com/checkout/thank-you?utm_source=newsletter&utm_medium=email"},"userAgent":"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36","userAgentData":{"brands":[{"brand":"Chromium","version":"140"},{"brand":"Not=A?Brand","version":"24"},{"brand":"Google Chrome","version":"140"}],"mobile":false,"platform":"macOS"},"locale":"en-GB","timezone":"Europe/Berlin","campaign":{"name":"november","source":"newsletter","medium":"email"},"ip":"203.0.113.7","library":{"name":"analytics.js","version":"npm:next-1.84.3"}}"#;
