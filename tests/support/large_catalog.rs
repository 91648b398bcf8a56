//! Catalogs of any size, with words as people use them. The same size gives the same catalog.

use std::fmt::Write as _;

const VERBS: [&str; 20] = [
    "Accelerate",
    "Announce",
    "Build",
    "Compare",
    "Convert",
    "Deepen",
    "Explain",
    "Grow",
    "Improve",
    "Increase",
    "Invite",
    "Measure",
    "Mitigate",
    "Nurture",
    "Personalize",
    "Predict",
    "Recommend",
    "Reward",
    "Suppress",
    "Win back",
];
const THINGS: [&str; 25] = [
    "abandoned carts",
    "app installs",
    "bookings",
    "downgrades",
    "first orders",
    "free trials",
    "gift cards",
    "high-value churn",
    "invoices",
    "loyalty points",
    "newsletters",
    "onboarding",
    "price alerts",
    "product tours",
    "referrals",
    "renewals",
    "repeat purchases",
    "returns",
    "reviews",
    "search results",
    "signups",
    "store visits",
    "subscriptions",
    "upgrades",
    "wish lists",
];
const PEOPLE: [&str; 20] = [
    "admins",
    "business travellers",
    "champions",
    "commuters",
    "developers",
    "families",
    "freelancers",
    "gift buyers",
    "members",
    "new parents",
    "night owls",
    "partners",
    "pet owners",
    "readers",
    "seasonal shoppers",
    "small teams",
    "students",
    "subscribers",
    "trial users",
    "vegetarians",
];
const OCCASIONS: [&str; 25] = [
    "after a delay",
    "after a refund",
    "at checkout",
    "before a holiday",
    "by city",
    "by device",
    "by email",
    "by language",
    "during a sale",
    "in the app",
    "in winter",
    "near a store",
    "on weekends",
    "over the counter",
    "over the phone",
    "past midnight",
    "per region",
    "this quarter",
    "through partners",
    "through search",
    "with a coupon",
    "with consent",
    "with lookalikes",
    "within a day",
    "without a login",
];
const DONE: [&str; 12] = [
    "Added",
    "Booked",
    "Cancelled",
    "Clicked",
    "Completed",
    "Opened",
    "Removed",
    "Searched",
    "Shared",
    "Started",
    "Updated",
    "Viewed",
];
const SOURCES: [&str; 8] =
    ["Website", "Mobile", "Server", "Reverse ETL", "Advertising", "Help Desk", "Point of Sale", "Email"];
const DESTINATIONS: [&str; 9] = [
    "Analytics",
    "Advertising",
    "Personalization",
    "Email Marketing",
    "SMS & Push Notifications",
    "Reverse ETL",
    "Surveys",
    "Raw Data",
    "Help Desk",
];

/// How many events a catalog has, whatever its size.
const EVENTS: usize = THINGS.len() * DONE.len();

/// The TOML text of a catalog with `count` use cases, up to 250,000, some hundreds of events and twelve goals.
/// The first goal recommends for all use cases, each of the others for a fiftieth of them.
pub fn catalog(count: usize) -> String {
    let mut text = String::with_capacity(400 * count + 100_000);
    text.push_str(
        "id = \"large\"\ntitle = \"A large catalog\"\nedition = { date = 2026-01-31, name = \"made\" }\n",
    );
    types(&mut text, "sources", &SOURCES);
    types(&mut text, "destinations", &DESTINATIONS);
    for place in 0..EVENTS {
        event(&mut text, place);
    }
    for place in 0..count {
        use_case(&mut text, place);
    }
    goal(&mut text, "Serve everyone", 0..count);
    for (place, people) in PEOPLE.iter().take(11).enumerate() {
        let from = place * count / 11;
        goal(&mut text, &format!("Delight {people}"), from..count.min(from + count.div_ceil(50)));
    }
    text
}

/// The title of the use case at `place`; no two have the same.
pub fn title(place: usize) -> String {
    // A number without common factors spreads the words, so that neighbours differ in all of them.
    let mut mixed = place * 7_919 % (VERBS.len() * THINGS.len() * PEOPLE.len() * OCCASIONS.len());
    let mut pick = |words: &[&'static str]| {
        let word = words[mixed % words.len()];
        mixed /= words.len();
        word
    };
    let (verb, thing, people, occasion) = (pick(&VERBS), pick(&THINGS), pick(&PEOPLE), pick(&OCCASIONS));
    format!("{verb} {thing} for {people} {occasion}")
}

fn event_name(place: usize) -> String {
    let thing = THINGS[place / DONE.len() % THINGS.len()];
    let mut words = thing.split(' ').map(capitalized).collect::<Vec<_>>();
    words.push(DONE[place % DONE.len()].to_owned());
    words.join(" ")
}

fn capitalized(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn id(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn line(text: &mut String, line: std::fmt::Arguments) {
    text.write_fmt(line).expect("a string takes all");
    text.push('\n');
}

fn types(text: &mut String, table: &str, names: &[&str]) {
    line(text, format_args!("\n[{table}]"));
    for name in names {
        line(text, format_args!("\"{name}\" = \"What people call {name}.\""));
    }
}

fn event(text: &mut String, place: usize) {
    line(text, format_args!("\n[[event]]\nname = \"{}\"", event_name(place)));
    line(
        text,
        format_args!("description = \"Someone did what the name says, on any device.\"\nproperties = ["),
    );
    for number in 0..place % 9 {
        let kind = ["string", "integer", "boolean"][number % 3];
        let example = ["\"a value\"", "42", "true"][number % 3];
        line(
            text,
            format_args!(
                "  {{ name = \"property_{number}\", type = \"{kind}\", example = {example}, \
                 description = \"What it says about the event\" }},"
            ),
        );
    }
    line(text, format_args!("]"));
}

fn use_case(text: &mut String, place: usize) {
    let title = title(place);
    line(text, format_args!("\n[[use_case]]\ntitle = \"{title}\""));
    line(
        text,
        format_args!("summary = \"Reach more of those who would miss it, number {place} of many.\""),
    );
    let events: Vec<_> = (0..=place % 4).map(|it| event_name((place * 13 + it * 31) % EVENTS)).collect();
    line(text, format_args!("events = {events:?}"));
}

fn goal(text: &mut String, title: &str, places: std::ops::Range<usize>) {
    line(
        text,
        format_args!("\n[[goal]]\ntitle = \"{title}\"\nsummary = \"Do well by them and they stay.\""),
    );
    for place in places {
        line(text, format_args!("\n[[goal.recommendation]]\nuse_case = \"{}\"", id(&self::title(place))));
        line(text, format_args!("sources = {:?}", &SOURCES[place % 5..place % 5 + 1 + place % 3]));
        line(
            text,
            format_args!("destinations = {:?}", &DESTINATIONS[place % 4..place % 4 + 2 + place % 4]),
        );
    }
}
