using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The verified image as its copies need it.</summary>
/// <param name="ImageId">The image's id.</param>
/// <param name="Location">Its account and Region.</param>
/// <param name="Devices">Its devices.</param>
/// <param name="Copies">Its copies so far; null before they are begun, and if there are none.</param>
/// <param name="Sharing">Its sharing so far; null before it is begun, and if nothing is to be shared.</param>
/// <param name="Publications">What is published of it and its copies so far; null before that is begun, and if nothing is.</param>
/// <param name="Retention">What came of older images so far; null before that is begun, and if none make room.</param>
public sealed record ImageWithCopies(string ImageId, AwsLocation Location, IReadOnlyList<VerifiedDevice> Devices, CopiesInProgress? Copies = null, SharingInProgress? Sharing = null, PublicationsInProgress? Publications = null, RetentionInProgress? Retention = null);
