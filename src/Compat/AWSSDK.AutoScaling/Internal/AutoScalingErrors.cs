using Amazon.AutoScaling.Model;
using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling.Internal;

/// <summary>The exceptions of error codes.</summary>
internal static class AutoScalingErrors
{
    /// <summary>The exception; the general one for a code that has none of its own.</summary>
    /// <param name="error">What the service answered.</param>
    public static AmazonAutoScalingException From(ErrorResponse error) => error.Code switch
    {
        "AlreadyExists" => new AlreadyExistsException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidNextToken" => new InvalidNextTokenException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "LimitExceeded" => new LimitExceededException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "ResourceContention" => new ResourceContentionException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonAutoScalingException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
