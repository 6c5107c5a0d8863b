package dev.nudge.ui.reading;

import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Reading;
import dev.nudge.ui.lesson.LessonText;
import dev.nudge.ui.lesson.TextLinks;
import dev.nudge.ui.page.Routes;

/** Books and references. */
@Route(Routes.BOOKS)
final class BooksView extends ReadingPage {

    BooksView() {
        show(getTranslation("books.title"), new LessonText(TextLinks.away(Reading.books(getLocale()))));
    }
}
