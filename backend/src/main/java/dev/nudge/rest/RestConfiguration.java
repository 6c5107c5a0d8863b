package dev.nudge.rest;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** What stands before the addresses for programs. */
@Configuration
@EnableConfigurationProperties(RestLimits.class)
class RestConfiguration {

    /** What programs, chats and other sites ask; none of it knows a session. */
    private static final String[] OPEN = {"/api/*", "/picture/*", "/oembed"};

    private static final int BEFORE_ALL = Ordered.HIGHEST_PRECEDENCE + 100;

    /** Any page may read, and no browser sends its cookies along: there is nothing here that a cookie would open. */
    @Bean
    FilterRegistrationBean<CorsFilter> openToOtherSites() {
        CorsConfiguration all = new CorsConfiguration();
        all.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        all.setAllowCredentials(false);
        all.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        all.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_NONE_MATCH));
        all.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, HttpHeaders.CONTENT_LOCATION));
        all.setMaxAge(Duration.ofDays(1));
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", all);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(everywhere));
        filter.addUrlPatterns(OPEN);
        filter.setOrder(BEFORE_ALL);
        return filter;
    }

    /** For what has to be computed. */
    @Bean
    Asking asking(RestLimits limits) {
        return new Asking(limits.burst(), limits.requestsPerMinute());
    }

    @Bean
    FilterRegistrationBean<Gate> gate(Asking asking) {
        return gate(asking, "/api/*", "/oembed");
    }

    /** A class behind one address opens a page with several embeds at the same time; a picture that is kept costs nothing. One that is not counts as other requests do. */
    @Bean
    FilterRegistrationBean<Gate> pictureGate(RestLimits limits) {
        return gate(new Asking(limits.pictureBurst(), limits.picturesPerMinute()), "/picture/*");
    }

    private static FilterRegistrationBean<Gate> gate(Asking asking, String... before) {
        FilterRegistrationBean<Gate> filter = new FilterRegistrationBean<>(new Gate(asking));
        filter.setName("gate before " + before[0]);
        filter.addUrlPatterns(before);
        filter.setOrder(BEFORE_ALL + 1);
        return filter;
    }
}
