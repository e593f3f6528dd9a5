"""Every address there is. Each view says who may open it (shared/access.py)."""

from types import ModuleType

from django.http import HttpRequest, HttpResponse
from django.urls import path

from goldseam.core.records.amends_draft import DraftOf
from goldseam.web.account import devices, older_copy, preferences, recovery, sign_in, start, weighty
from goldseam.web.amends import drafts, in_person, overview, replies, writing
from goldseam.web.amends import items as amends_items
from goldseam.web.amends import public as amends_public
from goldseam.web.bond import addresses as bond_addresses
from goldseam.web.decide import addresses as decide_addresses
from goldseam.web.helping import client, coming, copying, counsellor, for_both
from goldseam.web.library import method_order, understand, walking
from goldseam.web.library import views as library
from goldseam.web.nearness import addresses as nearness_addresses
from goldseam.web.notes import views as notes
from goldseam.web.openness import addresses as openness_addresses
from goldseam.web.own import addresses as own_addresses
from goldseam.web.photos import addresses as photo_addresses
from goldseam.web.progress import addresses as progress_addresses
from goldseam.web.progress import views as progress
from goldseam.web.promises import addresses as promises_addresses
from goldseam.web.recordings import broken_off, listing, live, making, playing, uploading
from goldseam.web.recordings import handing as recordings_handing
from goldseam.web.reminders import addresses as reminders_addresses
from goldseam.web.report import addresses as report_addresses
from goldseam.web.safety import check, lines, menu
from goldseam.web.shared.access import public
from goldseam.web.situation import lapse, public_words
from goldseam.web.situation import views as situation
from goldseam.web.today import came, check_in, evening, possible
from goldseam.web.today import views as today
from goldseam.web.together import (
    breaches,
    bringing,
    closeness,
    correcting,
    former,
    handing,
    inviting,
    items,
    joining,
    leaving,
    pausing,
    review,
    shelf,
    standing,
    talk,
    us,
)
from goldseam.web.truth import account as full_account
from goldseam.web.truth import (
    account_correct,
    account_first,
    account_hand_over,
    account_level,
    account_part,
    account_reading,
    account_ready,
    account_seal,
    answering,
    asking,
    contact,
    correcting_answers,
    handing_on,
    lie,
    no_contact,
    place,
    prepared,
    question_list,
    question_times,
    resting,
    threads,
    told,
)


@public
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """For whoever watches the server: it answers."""
    return HttpResponse("ok", content_type="text/plain")


# Parts of the program that list their own addresses: each a module with ADDRESSES.
PARTS: tuple[ModuleType, ...] = (
    own_addresses,
    bond_addresses,
    photo_addresses,
    decide_addresses,
    nearness_addresses,
    openness_addresses,
    progress_addresses,
    promises_addresses,
    reminders_addresses,
    report_addresses,
)
urlpatterns = [
    path("", start.welcome),
    path("health/", health),
    path("start/", start.start),
    path("start/device/", start.device_notice),
    path("sign-in/", sign_in.sign_in),
    path("sign-out/", sign_in.sign_out),
    path("sign-out-everywhere/", sign_in.sign_out_everywhere),
    path("locked/", sign_in.locked),
    path("lock/", sign_in.lock),
    path("exit/", sign_in.leave),
    path("recover/", recovery.recover),
    path("language/", preferences.language),
    path("theme/", preferences.theme),
    path("menu/", menu.menu),
    path("account/", devices.account),
    path("account/code/", recovery.code),
    path("account/passphrase/", weighty.change_passphrase),
    path("account/export/", weighty.export_all),
    path("account/delete/", weighty.delete),
    path("account/exit/", preferences.exit_address),
    path("account/time-zone/", preferences.time_zone),
    path("account/older/", older_copy.accept),
    path("account/device/known/", devices.known),
    path("account/device/<str:key>/", devices.end_device),
    path("help/", lines.help_page),
    path("help/words/", lines.words_page),
    path("help/worker.js", lines.worker),
    path("help/<str:code>/", lines.country_page),
    path("safety/", check.check),
    path("situation/", situation.overview),
    path("situation/history/", situation.history),
    path("situation/look/", situation.reflect),
    path("situation/public-words/", public_words.public_words),
    path("situation/<str:question>/", situation.ask),
    path("again/", lapse.again),
    path("again/now/", lapse.now),
    path("again/earlier/", lapse.earlier),
    path("again/change/", lapse.change),
    path("today/", today.today),
    path("today/answer/", today.mark),
    path("today/possible/", possible.possible),
    path("today/waiting/", today.waiting),
    path("today/came-in/", came.see),
    path("check-in/", check_in.check_in),
    path("check-in/one/", check_in.one),
    path("evening/", evening.evening),
    path("practices/", library.practices),
    path("practices/method/", method_order.whole),
    path("practices/method/<str:section>/", method_order.section),
    path("practices/<slug:slug>/", library.practice),
    path("practices/<slug:slug>/do/", walking.walk),
    path("understand/", understand.topics),
    path("understand/<slug:slug>/", understand.topic),
    path("notes/", notes.notes),
    path("notes/new/", notes.new),
    path("notes/write/", notes.write),
    path("notes/erase/", notes.erase),
    path("notes/kept/", notes.kept_forms),
    path("progress/", progress.progress),
    path("recordings/", listing.recordings),
    path("recordings/new/", making.new),
    path("recordings/live/", live.begin),
    path("recordings/live/<uuid:recording>/<int:first>/<int:seconds>/", live.take),
    path("recordings/live/<uuid:recording>/keep/", broken_off.keep),
    path("recordings/live/<uuid:recording>/forget/", broken_off.forget),
    path("recordings/up/", uploading.begin),
    path("recordings/up/<uuid:recording>/", uploading.upload),
    path("recordings/up/<uuid:recording>/cancel/", uploading.cancel),
    path("recordings/up/<uuid:recording>/<int:number>/", uploading.part),
    path("recordings/<uuid:recording>/", playing.recording),
    path("recordings/<uuid:recording>/play/", playing.play),
    path("recordings/<uuid:recording>/hand/", recordings_handing.hand),
    path("recordings/<uuid:recording>/delete/", playing.remove),
    path("truth/", place.truth),
    path("truth/questions/", question_list.questions),
    path("truth/questions/ask/", asking.ask),
    path("truth/questions/own/", asking.own),
    path("truth/questions/own/<int:seq>/", asking.own_one),
    path("truth/questions/rest/", resting.rest),
    path("truth/questions/times/", question_times.times),
    path("truth/questions/<int:seq>/", threads.thread),
    path("truth/questions/<int:seq>/follow/", asking.follow),
    path("truth/questions/<int:seq>/settle/", threads.settle),
    path("truth/questions/<int:seq>/answer/", answering.answer),
    path("truth/questions/<int:seq>/correct/<int:number>/", correcting_answers.correct),
    path("truth/lie/", lie.lie),
    path("truth/lie/earlier/", lie.earlier),
    path("truth/lie/<int:seq>/", lie.opened),
    path("truth/lie/<int:seq>/told/", lie.told),
    path("truth/told/<int:seq>/", told.item),
    path("truth/told/<int:seq>/correct/", told.correct),
    path("truth/told/<int:seq>/withdraw/", told.withdraw),
    path("truth/no-contact/", no_contact.no_contact),
    path("truth/no-contact/message/", no_contact.message),
    path("truth/no-contact/sent/", no_contact.sent),
    path("truth/no-contact/seen/", no_contact.seen),
    path("truth/no-contact/distance/", no_contact.distance),
    path("truth/no-contact/closed/", no_contact.closed),
    path("truth/no-contact/contact/", contact.contact),
    path("truth/no-contact/contact/<int:seq>/", contact.change),
    path("truth/no-contact/kept/", handing_on.kept),
    path("truth/no-contact/kept/<int:seq>/", handing_on.one),
    path("truth/account/", full_account.account),
    path("truth/account/caution/", full_account.caution),
    path("truth/account/part/", account_part.part),
    path("truth/account/paper/", full_account.paper),
    path("truth/account/told/", full_account.told),
    path("truth/account/detail/", account_level.level),
    path("truth/account/questions/", account_level.questions),
    path("truth/account/first/", account_first.first),
    path("truth/account/hand-over/", account_hand_over.hand_over),
    path("truth/account/seal/", account_seal.seal),
    path("truth/account/ready/<int:number>/", account_ready.ready),
    path("truth/account/read/<int:number>/", account_reading.reading),
    path("truth/account/read/<int:number>/correct/", account_correct.correct),
    path("truth/answers/", prepared.prepared),
    path("truth/answers/<int:seq>/", prepared.prepared_one),
    path("amends/", overview.amends),
    path("amends/harm/", writing.write, {"what": DraftOf.HARM}),
    path("amends/statement/", writing.write, {"what": DraftOf.STATEMENT}),
    path("amends/apology/", writing.write, {"what": DraftOf.APOLOGY}),
    path("amends/draft/<int:seq>/", drafts.draft),
    path("amends/in-person/", in_person.in_person),
    path("amends/public/", amends_public.asking),
    path("amends/public/<int:seq>/", amends_public.deciding),
    path("amends/<int:seq>/", amends_items.item),
    path("amends/<int:seq>/say-back/", replies.reply, {"way": replies.SAY_BACK}),
    path("amends/<int:seq>/heard/", replies.reply, {"way": replies.HEAR}),
    path("amends/<int:seq>/answer/", replies.reply, {"way": replies.ANSWER}),
    path("amends/<int:seq>/correct/", replies.reply, {"way": replies.CORRECT}),
    path("amends/<int:seq>/back/", amends_items.take_back),
    path("us/", us.us),
    path("us/hand/", handing.hand),
    path("us/hand/write/", handing.write),
    path("us/hand/own/", bringing.own),
    path("us/hand/bring/", bringing.bring),
    path("us/shared/", shelf.shared),
    path("us/shared/<int:seq>/", items.item),
    path("us/shared/<int:seq>/correct/", correcting.correct),
    path("us/shared/<int:seq>/back/", items.take_back),
    path("us/breaches/", breaches.breaches),
    path("us/breaches/new/", breaches.name_one),
    path("us/breaches/<int:seq>/", breaches.breach),
    path("us/breaches/<int:seq>/view/", breaches.see),
    path("us/closeness/", closeness.closeness),
    path("us/pause/", pausing.pause),
    path("us/stop/", pausing.stop),
    path("us/leave/", leaving.leave),
    path("us/former/", former.former),
    path("us/former/<uuid:space>/", former.former_space),
    path("us/former/<uuid:space>/<int:seq>/", former.former_item),
    path("us/former/<uuid:space>/<slug:slug>/", former.former_part),
    path("us/review/", review.review),
    path("us/review/write/", review.write),
    path("us/review/release/", review.release),
    path("us/review/talk/", talk.talk),
    path("us/review/round/<str:name>/", review.past),
    path("us/standing/", standing.standing),
    path("us/standing/write/", standing.write),
    path("us/standing/release/", standing.release),
    path("us/standing/round/<int:number>/", standing.past),
    path("us/invite/", inviting.invite),
    path("us/invite/end/", inviting.end),
    path("join/", joining.typed_link),
    path("join/<uuid:invitation>/", joining.join),
    path("join/<uuid:invitation>/counsellor/", coming.join),
    path("us/helpers/", client.counsellors),
    path("us/helpers/invite/", client.invite),
    path("us/helpers/propose/", for_both.propose),
    path("us/helpers/agree/", for_both.agree),
    path("us/helpers/both/<int:proposal>/", for_both.invite),
    path("us/helpers/<uuid:space>/", client.counsellor),
    path("us/helpers/<uuid:space>/copy/", copying.choose),
    path("us/helpers/<uuid:space>/copy/write/", copying.write),
    path("clients/", counsellor.clients),
    path("clients/<uuid:space>/", counsellor.client),
    path("clients/<uuid:space>/terms/", counsellor.terms),
    path("clients/<uuid:space>/leave/", counsellor.give_up),
    *(address for part in PARTS for address in part.ADDRESSES),
]

handler400 = "goldseam.web.shared.errors.bad_request"
handler403 = "goldseam.web.shared.errors.bad_request"
handler404 = "goldseam.web.shared.errors.not_found"
handler500 = "goldseam.web.shared.errors.failed"
