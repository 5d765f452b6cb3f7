//! Which day a date phrase is: against the publication, and against the dates that the text named
//! before.

use jiff::civil::Weekday;

use super::Passage;
use crate::date::Date;
use crate::lexicon::Class;
use crate::mention::{DatePhrase, Near};
use crate::why::{Because, Reason};

/// How long before the publication a day is news.
const RECENT_DAYS: i32 = 60;

/// What a date phrase without a year is read against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Base {
    /// The publication.
    pub published: Option<Date>,
    /// The last full date that the text named before, where it looks back on older days.
    pub anchor: Option<Date>,
    /// The stretch that the heading over it gives: `### Renewed assaults (28 July 2022 – March 2023)`.
    pub section: Option<(Date, Date)>,
    /// The last day or month that its paragraph named with its year before it.
    near: Option<Date>,
    /// The year that a text without a publication gives each month with; 0 is open.
    months: [i16; 12],
}

impl Base {
    /// The base for each passage: a text that opens with older dates is read against them.
    pub fn of_passages(passages: &[Passage], published: Option<Date>, war: Option<Date>) -> Vec<Base> {
        let recent = published.and_then(|published| published.plus_days(-RECENT_DAYS));
        let old = |date: &Date| recent.is_none_or(|recent| *date < recent);
        let published = self_dated(passages).or(published);
        // An encyclopedia tells months of its subject at once.
        let chaptered =
            passages.iter().any(|passage| passage.is_display() && passage.reading.opens_with(b'#'));
        let months = if published.is_none() { years_of_months(passages, war) } else { [0; 12] };
        let mut anchor = titled(passages).filter(old);
        let sections = if chaptered { days_of_sections(passages) } else { Vec::new() };
        let mut section = None;
        let mut bases = Vec::with_capacity(passages.len());
        for (index, passage) in passages.iter().enumerate() {
            // A text that looks back is carried on by months too: `In March 2023 … On 24 April …`.
            let month = |date: &DatePhrase| {
                Date::from_ym(date.year?, date.month?)
                    .filter(|date| anchor.map_or(chaptered, |anchor| *date > anchor))
                    .filter(|date| war.map(Date::to_month) != Some(*date))
            };
            // `since the invasion on Feb. 24, 2022` is how news looks back, not what it is of.
            let day = |date: &DatePhrase| {
                Date::from_ymd(date.year?, date.month?, date.day?).filter(|date| Some(*date) != war)
            };
            // News that looks back once is still of its day: only an old opening anchors a text.
            if anchor.is_some() || index < 4 {
                let dates = passage.reading.dates_of_years().iter();
                let named = dates.filter_map(|date| day(date).or_else(|| month(date))).rfind(old);
                anchor = named.or(anchor);
            }
            if let Some(told) = section_of(passage).filter(|_| index > 0) {
                section = told;
                anchor = gone_back(sections.get(index).copied().flatten(), anchor).or(anchor);
            }
            bases.push(Base { published, anchor, section, near: None, months });
        }
        name_near(passages, &mut bases);
        bases
    }

    /// Whether a day is so late that a text without another one is news of it.
    pub fn is_news(self, day: Date) -> bool {
        const DAYS: i32 = 10;
        self.published.is_none_or(|published| {
            day <= published && published.plus_days(-DAYS).is_none_or(|recent| recent <= day)
        })
    }

    /// Whether the text was written months after a day.
    pub fn is_long_after(self, day: Option<Date>) -> bool {
        let then = self.published.and_then(|published| published.plus_days(-RECENT_DAYS));
        then.zip(day).is_some_and(|(then, day)| day < then)
    }

    /// The year of a month or day that the text names without one.
    fn year_of(self, month: i8, day: Option<i8>) -> Option<i16> {
        if let Some(year) = self.section.and_then(|section| year_within(section, month, day)) {
            return Some(year);
        }
        if let Some(near) = self.near.filter(|near| near.month() == Some(month)) {
            return Some(near.year());
        }
        let Some(anchor) = self.anchor else {
            let told = usize::try_from(month - 1).ok().and_then(|month| self.months.get(month).copied());
            let told = told.filter(|year| *year != 0 && self.published.is_none());
            return told.or_else(|| year_before(self.published?, month, day));
        };
        let behind = anchor.month().is_some_and(|last| last - month > 6);
        Some(if behind { anchor.year() + 1 } else { anchor.year() })
    }
}

/// The year of a section that goes back in time: it is read against the day that it names first.
fn gone_back(first: Option<Date>, anchor: Option<Date>) -> Option<Date> {
    first.filter(|first| anchor.is_some_and(|last| *first < last)).map(Date::to_year)
}

/// Notes for each passage the last month that its paragraph named with its year before it.
fn name_near(passages: &[Passage], bases: &mut [Base]) {
    let (mut near, mut last) = (None, usize::MAX);
    for (passage, base) in passages.iter().zip(bases) {
        let paragraph = passage.reading.sentence.paragraph;
        near = near.filter(|_| paragraph == last);
        base.near = near;
        let named = |date: &DatePhrase| Date::from_ym(date.year?, date.month?);
        near = passage.reading.dates_of_years().iter().filter_map(named).next_back().or(near);
        last = paragraph;
    }
}

/// For each heading of a section the first full date behind it.
fn days_of_sections(passages: &[Passage]) -> Vec<Option<Date>> {
    let mut first = None;
    let mut sections = vec![None; passages.len()];
    for (section, passage) in sections.iter_mut().zip(passages).rev() {
        if passage.is_display() && passage.reading.opens_with(b'#') {
            *section = first.take();
        }
        let mut full = passage.reading.dates_of_years().iter();
        first = full.find_map(|date| Date::from_ymd(date.year?, date.month?, date.day?)).or(first);
    }
    sections
}

/// `clashes between June 2 and 25 … in June 2024`: the one year that a text gives a month with, but for the month
/// in which the war opened.
fn years_of_months(passages: &[Passage], war: Option<Date>) -> [i16; 12] {
    const SEVERAL: i16 = -1;
    let mut years = [0; 12];
    for date in passages.iter().flat_map(|passage| passage.reading.dates_of_years()) {
        let (Some(year), Some(month)) = (date.year, date.month) else { continue };
        // `since the invasion of February 2022` is said in any year after.
        if war.is_some_and(|war| Date::from_ym(year, month) == Some(war.to_month())) {
            continue;
        }
        if let Some(told) = usize::try_from(month - 1).ok().and_then(|month| years.get_mut(month)) {
            *told = if *told == 0 || *told == year { year } else { SEVERAL };
        }
    }
    years.map(|year| year.max(0))
}

/// The stretch of the section that a heading opens; `Some(None)` where it gives none, `None` where it is no
/// heading of a section.
fn section_of(passage: &Passage) -> Option<Option<(Date, Date)>> {
    let reading = &passage.reading;
    if !passage.is_display() || !passage.claims.is_empty() || passage.leads_list() {
        return None;
    }
    let marked = reading.opens_with(b'#');
    let dates = reading.dates();
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
        return marked.then_some(None);
    };
    // A headline names dates too.
    let of_section = first.start <= 1 || reading.is(first.start - 1, '(');
    if !marked && !of_section {
        return None;
    }
    let grain = |date: &DatePhrase, year: i16| match (date.month, date.day) {
        (Some(month), Some(day)) => Date::from_ymd(year, month, day),
        (Some(month), None) => Date::from_ym(year, month),
        _ => Some(Date::from_year(year)),
    };
    let year = last.year.or(first.year)?;
    let start = grain(first, first.year.unwrap_or(year))?;
    Some(grain(last, year).filter(|end| start <= *end).map(|end| (start, end)))
}

/// The year in which a month or day falls into a stretch, where that is one.
fn year_within((start, end): (Date, Date), month: i8, day: Option<i8>) -> Option<i16> {
    let within = |year: i16| {
        let date = day.map_or(Date::from_ym(year, month), |day| Date::from_ymd(year, month, day));
        // `2022` and `2022-07` hold all their days.
        let cut = |date: Date, grain: Date| match (grain.month(), grain.day()) {
            (None, _) => date.to_year(),
            (_, None) => date.to_month(),
            _ => date,
        };
        date.is_some_and(|date| cut(date, start) >= cut(start, date) && cut(date, end) <= cut(end, date))
    };
    let mut years = (start.year()..=end.year()).filter(|&year| within(year));
    years.next().filter(|_| years.next().is_none())
}

/// `2014 Idlib offensive`: the year that a title opens with is that of the whole text.
fn titled(passages: &[Passage]) -> Option<Date> {
    let title = passages.first().filter(|passage| passage.is_display())?;
    let first = title.reading.dates_of_years().first();
    let year = first.filter(|date| date.start == 0 && date.month.is_none())?.year?;
    Some(Date::from_year(year))
}

/// `Published June 27 2016`: the day that the text gives itself, which its weekdays are counted from whatever
/// its metadata say.
fn self_dated(passages: &[Passage]) -> Option<Date> {
    const OPENING: usize = 12;
    let opening = passages.iter().take(OPENING);
    opening.filter(|passage| passage.reading.may_contain(b"published")).find_map(|passage| {
        let reading = &passage.reading;
        let date = reading.dates_of_years().iter().find(|date| {
            let before = date.start.checked_sub(1);
            before.is_some_and(|at| {
                reading.is_word(at, "published") && (at == 0 || !reading.has(at - 1, Class::Be))
            })
        })?;
        Date::from_ymd(date.year?, date.month?, date.day?)
    })
}

/// First and last day (or month, or year) of a phrase; `None` where the year stays open.
pub fn day_of(phrase: &DatePhrase, base: Base) -> Option<(Date, Date)> {
    if let Some(weekday) = phrase.weekday.filter(|_| phrase.month.is_none()) {
        let day = base.published?.last_weekday(Weekday::from_monday_one_offset(weekday).ok()?)?;
        return Some((day, day));
    }
    if let Some(days) = phrase.days_ago {
        let day = base.published?.plus_days(-i32::from(days))?;
        return Some((day, day));
    }
    if let Some(near) = phrase.near.filter(|_| phrase.month.is_none()) {
        return near_by(near, base.published?);
    }
    let Some(month) = phrase.month else {
        let year = Date::from_year(phrase.year?);
        return Some((year, year));
    };
    let by_year = |near: Option<Near>| match near? {
        Near::Year(ago) => Some(base.published.or(base.anchor)?.year() - i16::from(ago)),
        _ => None,
    };
    let year = phrase.year.or_else(|| by_year(phrase.near)).or_else(|| base.year_of(month, phrase.day))?;
    match phrase.day {
        Some(day) => {
            let start = Date::from_ymd(year, month, day)?;
            let end = phrase.day_to.map_or(Some(start), |to| Date::from_ymd(year, month, to))?;
            Some((start, end))
        }
        None => {
            let start = Date::from_ym(year, month)?;
            let end = phrase.month_to.map_or(Some(start), |to| Date::from_ym(year, to))?;
            Some((start, end))
        }
    }
}

/// First and last day, month or year of a stretch that is told by the publication.
fn near_by(near: Near, published: Date) -> Option<(Date, Date)> {
    let year = |ago: i8| published.year() - i16::from(ago);
    let one = |date: Date| Some((date, date));
    match near {
        Near::Year(ago) => one(Date::from_year(year(ago))),
        Near::Month(ago) => one(published.to_month().plus_months(-i32::from(ago))?),
        Near::Week(ago) => {
            let monday = published.last_weekday(Weekday::Monday)?.plus_days(-7 * i32::from(ago))?;
            Some((monday, monday.plus_days(6)?))
        }
        Near::Weekend => {
            let saturday = published.last_weekday(Weekday::Saturday)?;
            Some((saturday, saturday.plus_days(1)?))
        }
        Near::YearStart(ago) => one(Date::from_ymd(year(ago), 1, 1)?),
        Near::YearEnd(ago) => one(Date::from_ym(year(ago), 12)?),
    }
}

/// The reason for the days of a phrase, with what else tells them.
pub fn anchored(phrase: Option<DatePhrase>, why: Because) -> Reason {
    let rule = phrase.as_ref().and_then(told_by);
    rule.map_or(Reason::of(why), |rule| Reason::of(why).then_rule(rule))
}

/// What else than its own words tells the day of a phrase; `None` where these are enough.
pub fn told_by(phrase: &DatePhrase) -> Option<&'static str> {
    let weekday = phrase.weekday.is_some() && phrase.month.is_none();
    if weekday || phrase.days_ago.is_some() || phrase.near.is_some() {
        return Some("counted back from the day of publication");
    }
    let open = phrase.year.is_none() && phrase.month.is_some();
    open.then_some("its year by the publication, or by the date that the text named before")
}

/// The year of the last such month or day before the publication.
fn year_before(published: Date, month: i8, day: Option<i8>) -> Option<i16> {
    let now = (published.month()?, published.day().unwrap_or(31));
    let then = (month, day.unwrap_or(1));
    Some(if then > now { published.year() - 1 } else { published.year() })
}
