namespace AWSSDK.StepFunctions.Compat.Tests;

internal sealed record SentRequest(string Method, Uri Address, string Target, string ContentType, string Authorization, string Body);
