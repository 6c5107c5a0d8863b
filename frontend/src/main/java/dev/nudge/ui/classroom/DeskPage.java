package dev.nudge.ui.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Board;
import dev.nudge.classroom.Desk;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.BroughtTensors;
import dev.nudge.session.Learners;
import dev.nudge.session.Stills;
import dev.nudge.ui.classroom.ClassKeys.Door;
import dev.nudge.ui.page.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A teacher's desk: how a class is joined, what it is asked for, and five leaves beneath: the class, the own screen, what it trains as one, the plan, and afterwards. */
final class DeskPage extends Div {

    private final transient Desk desk;
    private final transient Commands commands;
    private final Paragraph complaint = new Paragraph();
    private final DeskHead head;
    private final OwnScreen own;
    private final TeachBar bar;
    private final SeePanel see;
    private final PlayPanel play;
    private final PlanPanel plan;
    private final AfterPanel after;
    private final transient Map<Tab, Div> leaves = new LinkedHashMap<>();
    private transient @Nullable ClassNews news;
    private transient @Nullable SeatDialog seat;
    private transient @Nullable Agenda shown;

    /**
     * @param days how long a class is kept
     */
    DeskPage(Desk desk, int days, Learners learners, Measuring measuring, Stills stills, BroughtTensors brought) {
        this.desk = desk;
        this.commands = new Commands(desk, this, this::complain, this::showAll);
        addClassName("desk");
        complaint.addClassName("complaint");
        complaint.setId("desk-complaint");
        complaint.getElement().setAttribute("role", "status");
        own = new OwnScreen(desk, learners, measuring, brought);
        head = new DeskHead(commands);
        bar = new TeachBar(commands, own);
        see = new SeePanel(desk, new Drawings(stills, getLocale()), this::openSeat);
        play = new PlayPanel(commands);
        plan = new PlanPanel(commands, days, this::deleted);
        after = new AfterPanel(desk);
        add(head, complaint, bar, tabs());
        leaves.values().forEach(this::add);
        showLeaf(leaves.keySet().iterator().next());
    }

    private Tabs tabs() {
        leaf("see", "class.desk.tab.see", see);
        leaf("own", "class.desk.tab.own", own);
        leaf("play", "class.desk.tab.play", play);
        leaf("plan", "class.desk.tab.plan", plan);
        leaf("after", "class.desk.tab.after", after);
        Tabs tabs = new Tabs(leaves.keySet().toArray(Tab[]::new));
        tabs.addClassName("desk-tabs");
        tabs.getElement().setAttribute("aria-label", getTranslation("class.desk.tabs"));
        tabs.addSelectedChangeListener(event -> showLeaf(event.getSelectedTab()));
        return tabs;
    }

    private void leaf(String id, String key, Component content) {
        Tab tab = new Tab(getTranslation(key));
        tab.setId("tab-" + id);
        Div leaf = new Div(content);
        leaf.addClassName("leaf");
        leaves.put(tab, leaf);
    }

    private void showLeaf(Tab chosen) {
        leaves.forEach((tab, leaf) -> leaf.setVisible(tab.equals(chosen)));
        if (after.getParent().filter(Component::isVisible).isPresent()) {
            after.read();
        }
    }

    private void complain(String words) {
        if (!words.equals(complaint.getText())) {
            complaint.setText(words);
        }
    }

    private void deleted() {
        ClassKeys.forget(this, desk.code(), Door.DESK);
        UI.getCurrentOrThrow().navigate(Routes.TEACH);
    }

    private void openSeat(int number) {
        if (seat != null) {
            seat.close();
        }
        SeatDialog dialog = new SeatDialog(number, commands, new FollowedScreen("seat-"));
        seat = dialog;
        dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened() && seat == dialog) {
                seat = null;
            }
        });
        dialog.show(see.attendee(number), desk.agenda());
        dialog.open();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        own.open(desk.agenda().stop());
        ClassNews following = new ClassNews(this, this::showCharts, this::showLists);
        news = following;
        desk.listen(following::come);
        showAll();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        desk.close();
        if (news != null) {
            news.close();
        }
        if (seat != null) {
            seat.close();
        }
    }

    /** Something was asked for here: everything at once. */
    private void showAll() {
        showCharts();
        showLists();
    }

    private void showCharts() {
        if (!desk.isThere()) {
            head.gone();
            bar.gone();
            getChildren().filter(each -> each != head && each != bar).forEach(each -> each.setVisible(false));
            return;
        }
        Board board = desk.board();
        Agenda agenda = board.agenda();
        if (!agenda.equals(shown)) {
            shown = agenda;
            own.open(agenda.stop());
            head.show(agenda);
            bar.show(agenda);
        }
        play.show(agenda);
        see.showCharts(board);
    }

    private void showLists() {
        Board board = desk.board();
        see.showLists(board);
        plan.show(board);
        if (seat != null) {
            seat.show(see.attendee(seat.seat()), board.agenda());
        }
    }
}
