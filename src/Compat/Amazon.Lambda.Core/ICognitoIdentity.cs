namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity of the caller.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity's id.</summary>
    string IdentityId { get; }

    /// <summary>The id of the pool that vouches for the identity.</summary>
    string IdentityPoolId { get; }
}
