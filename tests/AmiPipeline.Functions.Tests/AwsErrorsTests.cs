using System.Net;
using Amazon.EC2;
using Amazon.Runtime;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using Xunit;

namespace AmiPipeline.Functions.Tests;

public sealed class AwsErrorsTests
{
    [Theory]
    [InlineData("RequestLimitExceeded", 503, typeof(AwsThrottledException))]
    [InlineData("ThrottlingException", 400, typeof(AwsThrottledException))]
    [InlineData("UnauthorizedOperation", 403, typeof(AwsAccessDeniedException))]
    [InlineData("AuthFailure", 403, typeof(AwsAccessDeniedException))]
    [InlineData("ExpiredToken", 400, typeof(AwsCredentialsRefusedException))]
    [InlineData("RequestExpired", 400, typeof(AwsCredentialsRefusedException))]
    [InlineData("InvalidClientTokenId", 403, typeof(AwsCredentialsRefusedException))]
    [InlineData("UnrecognizedClientException", 400, typeof(AwsCredentialsRefusedException))]
    [InlineData("SignatureDoesNotMatch", 403, typeof(AwsCredentialsRefusedException))]
    [InlineData("ResourceLimitExceeded", 400, typeof(QuotaExceededException))]
    [InlineData("ConcurrentSnapshotLimitExceeded", 400, typeof(QuotaExceededException))]
    [InlineData("ExecutionLimitExceeded", 400, typeof(QuotaExceededException))]
    [InlineData("KmsThrottlingException", 400, typeof(AwsThrottledException))]
    [InlineData("SnapshotCreationPerVolumeRateExceeded", 400, typeof(SnapshotRateExceededException))]
    [InlineData("CustomerKeyHasBeenRevoked", 400, typeof(KeyUnusableException))]
    [InlineData("InvalidAMIID.NotFound", 400, typeof(ResourceNotVisibleException))]
    [InlineData("InvalidSnapshot.NotFound", 400, typeof(ResourceNotVisibleException))]
    [InlineData("InvalidVolume.NotFound", 400, typeof(ResourceNotVisibleException))]
    [InlineData("InsufficientInstanceCapacity", 500, typeof(CapacityUnavailableException))]
    [InlineData("VcpuLimitExceeded", 400, typeof(CapacityUnavailableException))]
    [InlineData("InternalError", 500, typeof(AwsUnavailableException))]
    [InlineData("Unavailable", 503, typeof(AwsUnavailableException))]
    [InlineData("InvalidParameterValue", 400, typeof(AwsCallRefusedException))]
    [InlineData("Unsupported", 400, typeof(AwsCallRefusedException))]
    public void Translate_ErrorCode_GivesTheTypeThatTheStateMachineKnows(string code, int status, Type type)
    {
        var error = new AmazonEC2Exception("the text", ErrorType.Unknown, code, "req-1", (HttpStatusCode)status);

        var translated = AwsErrors.Translate(error, "StartCopy");

        Assert.IsType(type, translated);
        Assert.Equal($"StartCopy: {code}: the text (request req-1)", translated.Message);
        Assert.Same(error, translated.InnerException);
    }

    /// <summary>The first text is EC2's, of public images: that of all images is not on record. The others are of copies in progress.</summary>
    [Theory]
    [InlineData("ResourceLimitExceeded", "You have reached your quota of 5 for the number of public images allowed in this Region. Deregister unused public images or make them private, or request an increase in your public AMIs quota.", typeof(QuotaUsedUpException))]
    [InlineData("ResourceLimitExceeded", "You have reached the limit of 50000 AMIs in this region.", typeof(QuotaUsedUpException))]
    [InlineData("SnapshotLimitExceeded", "Maximum allowed snapshots exceeded.", typeof(QuotaUsedUpException))]
    [InlineData("VolumeLimitExceeded", "You have exceeded your maximum gp3 storage limit.", typeof(QuotaUsedUpException))]
    [InlineData("MaxIOPSLimitExceeded", "You have exceeded your IOPS limit.", typeof(QuotaUsedUpException))]
    [InlineData("ResourceLimitExceeded", "Too many snapshot copies in progress. The limit is 20 for this destination region.", typeof(QuotaExceededException))]
    [InlineData("ResourceLimitExceeded", "Too many AMI copies in progress.", typeof(QuotaExceededException))]
    [InlineData("PendingSnapshotLimitExceeded", "Too many pending snapshots.", typeof(QuotaExceededException))]
    public void Translate_Quota_SaysWhetherItFreesItself(string code, string message, Type type)
    {
        var translated = AwsErrors.Translate(new AmazonEC2Exception(message, ErrorType.Unknown, code, "req-1", HttpStatusCode.BadRequest), "StartCopy");

        Assert.IsType(type, translated);
        Assert.StartsWith($"StartCopy: {code}: {message}", translated.Message, StringComparison.Ordinal);
        Assert.Equal(type == typeof(QuotaUsedUpException), translated.Message.Contains("have it raised (Service Quotas)", StringComparison.Ordinal));
    }

    [Fact]
    public void Translate_WithoutAnErrorCode_TellsTheStatus()
    {
        var translated = AwsErrors.Translate(new AmazonEC2Exception("the text", ErrorType.Unknown, "", "", (HttpStatusCode)502), "StartCopy");

        Assert.IsType<AwsUnavailableException>(translated);
        Assert.Equal("StartCopy: HTTP 502 in response to the text", translated.Message);
    }

    // EC2 has one code for both.
    [Theory]
    [InlineData("AWS was not able to validate the provided access credentials", typeof(AwsCredentialsRefusedException))]
    [InlineData("Not authorized for image:ami-0f000000000000002", typeof(AwsAccessDeniedException))]
    public void Translate_AuthFailure_IsOfTheCredentialsOrOfTheResource(string text, Type type) =>
        Assert.IsType(type, AwsErrors.Translate(new AmazonEC2Exception(text, ErrorType.Unknown, "AuthFailure", "req-1", HttpStatusCode.Unauthorized), "StartCopy"));

    [Theory]
    [InlineData(typeof(System.Net.Sockets.SocketException))]
    [InlineData(typeof(InvalidDataException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(System.Xml.XmlException))]
    [InlineData(typeof(FormatException))]
    public void Translate_NoUsableAnswer_IsUnavailable(Type type) =>
        Assert.IsType<AwsUnavailableException>(AwsErrors.Translate((Exception)Activator.CreateInstance(type)!, "StartCopy"));

    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(TaskCanceledException))]
    public void Translate_NoAnswerInTime_IsATimeOut(Type type) =>
        Assert.IsType<AwsTimedOutException>(AwsErrors.Translate((Exception)Activator.CreateInstance(type)!, "StartCopy"));

    [Fact]
    public void Translate_ErrorOfThePipelineOrABug_StaysAsItIs()
    {
        var ours = new ImageFailedException("failed");
        var bug = new InvalidOperationException("bug");

        Assert.Same(ours, AwsErrors.Translate(ours, "CheckImage"));
        Assert.Same(bug, AwsErrors.Translate(bug, "CheckImage"));
    }
}
