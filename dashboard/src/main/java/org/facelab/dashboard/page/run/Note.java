package org.facelab.dashboard.page.run;

/**
 * What a person should know before the figures.
 *
 * @param css the class that colours it, empty for plain news
 * @param icon its symbol
 * @param title what happened
 * @param text what remains and what comes next
 */
public record Note(String css, String icon, String title, String text) {}
