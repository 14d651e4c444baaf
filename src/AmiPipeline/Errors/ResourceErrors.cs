namespace AmiPipeline.Errors;

/// <summary>EC2 gave an image up; its state reason says why.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class ImageFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>An instance ended while the pipeline still needed it; its state reason says why.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class InstanceFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>EC2 gave a snapshot up; its state message says why.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class SnapshotFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A volume failed or vanished, which is how EC2 shows that a volume's key cannot be used.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class VolumeFailedException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>A KMS key can no longer be used, though it could when the request was planned.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class KeyUnusableException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>The image's name was taken by another image after the request was planned.</summary>
/// <param name="message">What happened, and to which resource.</param>
/// <param name="innerException">The error underneath, if there is one.</param>
public sealed class NameTakenException(string message, Exception? innerException = null) : PipelineException(message, innerException);

/// <summary>The finished image is not what the plan says it must be.</summary>
/// <param name="message">The image, and a table of the differences: what, expected, found.</param>
public sealed class ImageVerificationException(string message) : PipelineException(message);

/// <summary>Copies of the image could not be made. The image itself and the other copies are committed; the same request makes what is missing.</summary>
/// <param name="message">All copies, each with its image or with why it failed.</param>
public sealed class CopiesFailedException(string message) : PipelineException(message);

/// <summary>The image or copies of it could not be shared as requested. All of them are committed; the same request does what is missing.</summary>
/// <param name="message">Those that could not be, each with why.</param>
public sealed class SharingFailedException(string message) : PipelineException(message);

/// <summary>The image and its copies are committed as far as they could be made, and some of them could not be published; the message says for each why not.</summary>
/// <param name="message">All that was to be published.</param>
public sealed class PublishFailedException(string message) : PipelineException(message);

/// <summary>The image and its copies are committed as far as they could be made, and older images of their family could not make room somewhere; the message says for each place why not.</summary>
/// <param name="message">All places, each with the images that have gone and those that have not.</param>
public sealed class RetentionFailedException(string message) : PipelineException(message);
