package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.UserGrades;

/**
 * What {@code gradereport_user_get_grade_items} answers.
 *
 * @param usergrades the grades
 */
public record GradeReply(List<UserGrades> usergrades) {}
