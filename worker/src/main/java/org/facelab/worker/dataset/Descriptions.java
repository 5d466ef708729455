package org.facelab.worker.dataset;

import java.util.List;

/** What a data set tells of its photographs. */
interface Descriptions {
    /** What kind of data set it is. */
    Format format();

    /** The files of the source that are photographs of this data set, in their order. */
    List<String> files();

    /**
     * Attributes of those that could be read.
     *
     * @param names what they are called in the data set
     * @param positions of each among {@link #files()}
     */
    List<Manifest.Attribute> attributes(List<String> names, int[] positions);

    /** Which of those that could be read are not trained on; arguments as above. */
    Split split(List<String> names, int[] positions);
}
