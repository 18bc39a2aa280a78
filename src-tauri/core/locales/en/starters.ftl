# What a boundary can be about, and first sentences to begin with. Everyone changes them to fit.

topic-talk = How we talk
topic-family = Family and friends
topic-alone = Time alone
topic-screens = Screens and phones
topic-money = Money
topic-home = Home
topic-closeness = Closeness
topic-work = Work
topic-other = Something else

# Boundaries of one's own: `.when` continues "When …", `.will` continues "I will …".

starter-talk-own-loud =
    .when = voices get loud
    .will = say that I need a break, go for a short walk, and come back at a time I name
starter-talk-agreement-finish = We let each other finish. Whoever interrupts says so and hands the word back.
starter-talk-request-listen = When I tell you about a hard day, I’d like you to listen for a few minutes before we look for ways out.

starter-family-own-advice =
    .when = relatives give me advice I didn’t ask for
    .will = thank them, say that we will think about it, and change the subject
starter-family-agreement-visits = We tell each other a week before relatives come to stay, and we plan one evening just for us.
starter-family-request-come = I’d like you to come along to my family’s next birthday, for an hour or two.

starter-alone-own-tired =
    .when = I come home worn out
    .will = take half an hour by myself before we talk about the day
starter-alone-agreement-evening = Each of us has one evening a week that belongs to nobody else. We put both in the calendar on Sunday.
starter-alone-request-hour = I’d like an hour for myself on Saturday mornings. Could that work for you?

starter-screens-own-work =
    .when = work messages come in after eight in the evening
    .will = leave my phone in the hall until morning
starter-screens-agreement-table = We both eat without screens. If one of us expects a call, we say so beforehand.
starter-screens-request-evening = I’d like one evening a week with all screens off, yours and mine.

starter-money-own-rush =
    .when = I feel rushed to buy something
    .will = say that I’ll sleep on it and answer the next day
starter-money-agreement-look = We look at our shared money together on the first Sunday of the month. Each of us has own money with no questions.
starter-money-request-plan = I’d like us to sit down once and write out what we want to save for.

starter-home-own-visitors =
    .when = visitors stay later than I have strength for
    .will = say good night and go to bed
starter-home-agreement-chores = We share out the chores on Sunday, and we swap the ones we like least.
starter-home-request-corner = I’d like a corner at home that is mine to arrange. Could we find one?

starter-closeness-own-no =
    .when = I’m not in the mood to be touched
    .will = say so kindly and tell you when I’d like to be close again
starter-closeness-agreement-no = A no to closeness needs no reason, for either of us. We stay kind about it.
starter-closeness-request-hello = I’d like a real hug when we meet at the end of the day.

starter-work-own-evening =
    .when = work is still in my head at dinner
    .will = write it down and put the list away until morning
starter-work-agreement-weekend = We keep one day of the weekend free of work, both of us. If that can’t be, we say so by Thursday.
starter-work-request-day = I’d like us to agree on one day this month that neither of us works late.

starter-other-own-full =
    .when = my week is already full
    .will = say no to new plans and offer another week
starter-other-agreement-sunday = We keep Sunday mornings free for the two of us.
starter-other-request-try = I’d like to try something new with you once a month. We take turns choosing.
